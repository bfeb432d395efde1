"""Tokenizes as the product does, for training: merges by score within words, which is all that a piece ever spans.

`check.py` compares it with the product's own tokenizer on everything that is trained on.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from gguf import TokenType
from vocabulary import SPACE, WORD, Token


class Tokenizer:
    """Text to ids and back, with special tokens off."""

    def __init__(self, vocabulary: list[Token]) -> None:
        """From a vocabulary in order of id."""
        self.ids = {token.text: number for number, token in enumerate(vocabulary)}
        self.vocabulary = vocabulary
        self.rank = {token.text: number for number, token in enumerate(vocabulary) if token.kind == TokenType.NORMAL}
        self.word = lru_cache(maxsize=1 << 18)(self._word)

    def encode(self, text: str) -> list[int]:
        """The ids of a text; what looks like a control token is text."""
        return [number for number, _ in self.pieces(text)]

    def pieces(self, text: str) -> list[tuple[int, int]]:
        """The ids of a text, each with how many characters it stands for; the last byte of a character stands for it."""
        found: list[tuple[int, int]] = []
        # Runs of line breaks are tokens of their own.
        for part in re.split(r"(\n+)", text):
            if part.startswith("\n"):
                found.append((self.ids[part], len(part)))
            else:
                for word in WORD.findall(part.replace(" ", SPACE)):
                    found += self.word(word)
        return found

    def control(self, name: str) -> int:
        """The id of a control token."""
        return self.ids[name]

    def decode(self, ids: Iterable[int]) -> str:
        """The text of ids; control tokens by name."""
        return "".join(self.vocabulary[number].text for number in ids).replace(SPACE, " ")

    def _word(self, word: str) -> tuple[tuple[int, int], ...]:
        parts = list(word)
        while len(parts) > 1:
            ranks = [self.rank.get(left + right, 1 << 30) for left, right in zip(parts, parts[1:], strict=False)]
            best = min(ranks)
            if best == 1 << 30:
                break
            at = ranks.index(best)
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
        found: list[tuple[int, int]] = []
        for part in parts:
            if part in self.rank:
                found.append((self.rank[part], len(part)))
            else:
                found += [(self.ids[f"<0x{byte:02X}>"], 0) for byte in part.encode()]
                found[-1] = (found[-1][0], len(part))
        return tuple(found)
