"""The tiny pack's vocabulary: Gemma 3's layout and kinds of tokens, with word pieces learned from corpus.txt.

It does not tokenize: it only makes sure that a tokenizer which merges by score reaches every piece.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from gguf import TokenType

SPACE = "▁"
# What converters of Gemma give every token that is not learned. Runs of ▁ are still merged at this score.
UNLEARNED = -1000.0
# Gemma 3 has 255,474 learned pieces. This many make ordinary clinical English three to four characters a token.
MERGES = 1200
# As in Gemma, digits stay single and punctuation joins neither letters nor digits; `_` counts as a letter here, for the sign codes.
WORD = re.compile(r"▁?[^\s\d▁!-/:-@\[-^`{-~]+|▁?[!-/:-@\[-^`{-~]+|\d|▁")


class Token(NamedTuple):
    """One entry of the vocabulary; its id is its place in the list."""

    text: str
    score: float
    kind: TokenType


def tokens(corpus: Path, merges: int = MERGES) -> list[Token]:
    """The whole vocabulary in order of id, with so many learned pieces of more than one character."""
    lines = corpus.read_text(encoding="utf-8").splitlines()
    # A line is met at the start of a text and after a space.
    return listed(Counter(word for line in lines for start in ("", SPACE) for word in WORD.findall(start + line.replace(" ", SPACE))), merges)


def listed(words: Counter[str], merges: int) -> list[Token]:
    """The whole vocabulary in order of id, with as many merges learned from words as they are counted."""
    learned = pieces(words, merges)
    all_of_them = [*_leading(), *(Token(text, float(-rank), TokenType.NORMAL) for rank, text in enumerate(learned)), *_trailing()]
    texts = Counter(token.text for token in all_of_them)
    if texts.total() != len(texts):
        raise ValueError(f"texts given twice: {[text for text, times in texts.items() if times > 1]}")
    return all_of_them


def pieces(times: Counter[str], merges: int) -> list[str]:
    """Learned pieces, the most urgent merge first, then the single characters: byte pair encoding within words.

    Both halves of a merge are themselves in the list.
    """
    alphabet = sorted(set("".join(times)) | {chr(code) for code in range(0x21, 0x7F)} | set("°²³µ–—’“”…½àâçéèêëîïôùûñöü"))
    spelled = {word: list(word) for word in times}
    merged: list[str] = []
    while len(merged) < merges:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, symbols in spelled.items():
            for pair in pairwise(symbols):
                pairs[pair] += times[word]
        if not pairs:
            break
        # Ties fall to the text, so that the result does not depend on the order of a dictionary.
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        if best[0] + best[1] not in merged:
            merged.append(best[0] + best[1])
        spelled = {word: list(_merge(symbols, best)) for word, symbols in spelled.items()}
    return merged + alphabet


def _merge(symbols: list[str], pair: tuple[str, str]) -> Iterator[str]:
    at = 0
    while at < len(symbols):
        if tuple(symbols[at : at + 2]) == pair:
            yield pair[0] + pair[1]
            at += 2
        else:
            yield symbols[at]
            at += 1


def _leading() -> Iterator[Token]:
    """Ids 0 to 215 as in Gemma 3, as far as its ids are public: <start_of_turn> is 105, <unused94> is 100; then the bytes."""
    for text in ("<pad>", "<eos>", "<bos>", "<unk>", "<mask>"):
        yield Token(text, UNLEARNED, TokenType.CONTROL)
    yield Token("[multimodal]", UNLEARNED, TokenType.USER_DEFINED)
    for number in range(99):
        yield Token(f"<unused{number}>", UNLEARNED, TokenType.CONTROL)
    for text in ("<start_of_turn>", "<end_of_turn>"):
        yield Token(text, UNLEARNED, TokenType.CONTROL)
    runs = ["\n" * length for length in range(1, 32)] + [SPACE * length for length in range(2, 32)]
    table = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"]
    block = ["h1", "h2", "h3", "h4", "h5", "h6", "blockquote"]
    inline = ["strong", "em", "b", "i", "u", "s", "sub", "sup", "code"]
    tags = [f"<{mark}{tag}>" for group in (table, block, inline) for mark in ("", "/") for tag in group]
    for text in runs + tags:
        yield Token(text, UNLEARNED, TokenType.USER_DEFINED)
    for byte in range(256):
        yield Token(f"<0x{byte:02X}>", 0.0, TokenType.BYTE)


def _trailing() -> Iterator[Token]:
    """Gemma keeps its image tokens and the rest of the unused ones at the end."""
    for text in ("<start_of_image>", "<end_of_image>", *(f"<unused{number}>" for number in range(99, 107)), "<image_soft_token>"):
        yield Token(text, UNLEARNED, TokenType.CONTROL)
    # The converter pads a vocabulary to the embedding's rows.
    for number in range(3):
        yield Token(f"[PAD{number}]", UNLEARNED, TokenType.UNUSED)
