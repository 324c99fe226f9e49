"""However wide a text is set, its sums are read alike and no line of it is a row."""

from __future__ import annotations

import textwrap

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction

HEAD = """Tranemo kommun                                      TJÄNSTESKRIVELSE
Fritidsförvaltningen                                Dnr FN 2023/118
                                                    2023-10-02
Fritidsnämnden

Fördelning av statsbidrag för sommarsim

Förslag till beslut

1. Nämnden fördelar bidraget enligt tabellen.
"""
MONEY = """Kommunen har fått 1 350 000 kronor av Socialstyrelsen för att hålla baden öppna. 1 350 000 kronor
fördelas lika mellan tre bad, som får 450 000 kronor vardera. Förra året uppgick bidraget till 1,7 miljoner kronor.
Pengarna går till kurser för barn födda 2017. Varje förening erbjuds 1 200 kronor per deltagare och kurs, och medlen
tas ur nämndens medel för friluftsliv, där 410 000 kr återstår. Sedan januari har 2 867 000 kronor använts."""
PARAGRAPHS = (
    MONEY,
    "3. Ersättning Kommunen ersätter föreningen med 2 350 000 kronor per år. Ersättningen höjs inte.",
    "Satsningen täcker kostnaderna fullt ut. Höstens förra omgång kostade 1,1 mkr.",
)
SUMS = ["1 350 000", "1 350 000", "450 000", "1,7", "1 200", "410 000", "2 867 000", "2 350 000", "1,1"]
TABLE = """Bad                   Belopp, kronor
Norrviken                    450 000
Sjöbo                        450 000
Ängabadet                    450 000
Summa                      1 350 000
"""


def read(width: int, *, table: str = "") -> Extraction:
    first, *rest = (textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    text = "\n\n".join([HEAD, "Ärendet", first, table, *rest])
    return understand(text.encode(), "memo.txt", Settings())


@pytest.mark.parametrize("width", range(44, 101, 4))
def test_sums_of_a_text_are_the_same_at_each_width(width: int) -> None:
    read_sums = [" ".join(a.text.split()) for a in read(width).amounts]
    assert [s.removesuffix(s.lstrip("0123456789 ,")).strip() for s in read_sums] == SUMS


@pytest.mark.parametrize("width", range(44, 101, 4))
def test_no_line_of_a_text_is_a_row(width: int) -> None:
    assert not read(width).allocations


@pytest.mark.parametrize("width", range(44, 101, 8))
def test_a_table_amid_the_text_has_its_own_rows_alone(width: int) -> None:
    rows = [a.recipient for a in read(width, table=TABLE).allocations]
    assert rows == ["Norrviken", "Sjöbo", "Ängabadet", "Summa"]


def test_rows_whose_names_wrap_stay_rows() -> None:
    """One space between name and amount, and a purpose below: nothing began above, and no sentence ends within."""
    text = """Bidrag till föreningar 2024, kronor

Föreningen för bygdens historia 40 000
för en bok om kvarnen
Tranemo simsällskap 125 000
för kurser i öppet vatten
Hembygdsföreningen i Länghem 30 000
för ett nytt tak
Summa 195 000
"""
    rows = understand(text.encode(), "bilaga.txt", Settings()).allocations
    assert [str(a.amount_sek) for a in rows] == ["40000.00", "125000.00", "30000.00", "195000.00"]
