"""An XLSForm that is written as a table of text, as the workbook that cht-conf reads: to_xlsx.py FORM.md FORM.xlsx."""

import sys

import openpyxl

table, target = sys.argv[1:]
book = openpyxl.Workbook()
book.remove(book.active)
sheet = None
for line in open(table, encoding="utf-8"):
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if cells[0]:
        sheet = book.create_sheet(cells[0])
    elif any(cells):
        sheet.append([cell or None for cell in cells[1:]])
book.save(target)
