"""What the checks hold against the prose beside sums of money: counts, shares of a sum, days and where to look."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.vocabulary import Severity, Status

PAPER = """\
<html><body><p>Länsstyrelsen i Örebro län</p><p>Beslut</p><p>2031-06-11</p><p>Dnr 604-3321-2031</p>
<h1>Bidrag till restaurering av våtmarker 2031</h1>
<p>Länsstyrelsen beviljar 5 sökande bidrag med sammanlagt 516 000 kronor för restaurering av 258 hektar våtmark.
Bidraget är 2 000 kronor per hektar. Fördelningen framgår av bilaga 1.</p>
<p>Arbetet ska vara slutfört senast den 30 september 2032. En delrapport ska lämnas senast den 1 mars 2032 och en
slutrapport senast den 30 november 2032.</p>
<p>Naturvårdsverket har tilldelat Länsstyrelsen 566 000 kronor för åtgärden. Av beloppet avser 50 000 kronor
Länsstyrelsens egna kostnader. Totalt kom 9 ansökningar in, varav 5 beviljas och fyra avslås.</p>
<p>Bidraget betalas ut med hälften, 258 000 kronor, i juli och hälften i december.</p>
<p>Ekeby gård får 140 000 kronor och Lövsta säteri 46 000 kronor. De båda får tillsammans 186 000 kronor.</p>
<p>Jämfört med 2030, då 400 000 kronor fördelades, ökar bidraget med 116 000 kronor.</p>
<h2>Bilaga 1. Beviljade bidrag</h2>
<table><tr><th>Org.nr</th><th>Sökande</th><th>Areal (ha)</th><th>Bidrag (kr)</th></tr>
<tr><td>802400-4321</td><td>Ekeby gård</td><td>70</td><td>140 000</td></tr>
<tr><td>802411-1111</td><td>Norrängs lantbruk</td><td>31</td><td>62 000</td></tr>
<tr><td>802412-2222</td><td>Sättra naturbruk</td><td>90</td><td>180 000</td></tr>
<tr><td>802413-3333</td><td>Lövsta säteri</td><td>23</td><td>46 000</td></tr>
<tr><td>802414-4444</td><td>Åby byalag</td><td>44</td><td>88 000</td></tr>
<tr><td></td><td>Summa</td><td>258</td><td>516 000</td></tr></table></body></html>
"""


def _loud(text: str) -> set[str]:
    findings = run_checks(parse_document(read_document(text.encode(), "beslut.html"), "0"))
    told = {f.check for f in findings if f.status is Status.FAIL and f.severity is not Severity.INFO}
    return told - {"code-name"}  # the numbers are nobody's


def test_what_fits_raises_no_alarm() -> None:
    assert _loud(PAPER) == set()


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("av 258 hektar", "av 285 hektar", "text-total"),
        ("är 2 000 kronor", "är 2 200 kronor", "row-product"),
        ("<td>31</td>", "<td>37</td>", "row-product"),
        ("framgår av bilaga 1", "framgår av bilaga 4", "annex-present"),
        ("30 november 2032", "30 november 2031", "date-order"),
        ("tilldelat Länsstyrelsen 566 000", "tilldelat Länsstyrelsen 596 000", "parts-total"),
        ("Totalt kom 9", "Totalt kom 12", "recipient-coverage"),
        ("fyra avslås", "tre avslås", "recipient-coverage"),
        ("hälften, 258 000", "hälften, 268 000", "parts-total"),
        ("tillsammans 186 000", "tillsammans 168 000", "parts-total"),
        ("ökar bidraget", "minskar bidraget", "parts-total"),
    ],
)
def test_an_error_is_told_by_its_check(old: str, new: str, slug: str) -> None:
    assert PAPER.count(old) == 1
    assert slug in _loud(PAPER.replace(old, new))


def test_one_organisation_number_at_two_names_is_told() -> None:
    rows = PAPER.replace(
        "<tr><td></td>", "<tr><td>802415-5555</td><td>Myrby fäbodlag</td><td></td><td></td></tr><tr><td></td>"
    )
    assert "recipient-once" not in _loud(rows)
    assert "recipient-once" in _loud(rows.replace("802413-3333", "802411-1111"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Totalt kom 12 ansökningar in, varav 8 beviljas helt, 2 delvis och 1 avslås.",  # a number that is neither
        "Av 12 ansökningar är 5 förlängningar och 7 nya.",
        "Myndigheten tog emot 11 ansökningar. Två återkallades, 5 beviljades och 4 avslogs.",
        "Ramen är 516 000 kronor, en ökning med 45 000 kronor jämfört med 2030.",  # not what own costs leave
        "Bidrag för 2030 ska redovisas senast den 1 juli 2031.",
    ],
)
def test_what_says_nothing_of_the_table_is_no_error(sentence: str) -> None:
    assert _loud(PAPER.replace("<h2>Bilaga 1", f"<p>{sentence}</p><h2>Bilaga 1")) == set()


@pytest.mark.parametrize(("year", "slugs"), [(2031, {"date-order"}), (2032, set())])
def test_the_only_report_is_not_due_when_the_money_is_hardly_used(year: int, slugs: set[str]) -> None:
    text = (
        "<p>Verket för prov</p><p>Beslut 2030-12-10</p><p>Dnr VP 2030/12</p><h1>Beslut om bidrag 2031</h1>"
        "<p>Verket beslutar att bevilja Föreningen Linden 100 000 kronor. Bidraget ska användas för verksamhet"
        " under perioden 1 januari–31 december 2031.</p>"
        f"<p>Redovisning ska lämnas senast den 1 april {year}.</p>"
    )
    assert _loud(text) == slugs


SHARED = """\
<p>Region Sörmland</p><p>Tjänsteutlåtande</p><p>2031-10-02</p><p>RS 2031-0712</p>
<h1>Fördelning av medel till kommuner 2032</h1>
<p>Regionstyrelsen beslutar att fördela 631 300 kronor till fyra kommuner enligt bilaga 1. Antalet invånare är
sammanlagt 23 130.</p><p>Av statsbidraget på 661 300 kronor behåller regionen 30 000 kronor för samordning.</p>
<h2>Bilaga 1. Fördelning 2032 (kr)</h2>
<table><tr><th>Kommun</th><th>Invånare</th><th>Grundbelopp</th><th>Rörligt belopp</th><th>Summa</th></tr>
<tr><td>Flen</td><td>4 100</td><td>100 000</td><td>41 000</td><td>141 000</td></tr>
<tr><td>Trosa</td><td>3 030</td><td>100 000</td><td>30 300</td><td>130 300</td></tr>
<tr><td>Gnesta</td><td>9 000</td><td>100 000</td><td>90 000</td><td>190 000</td></tr>
<tr><td>Vingåker</td><td>7 000</td><td>100 000</td><td>70 000</td><td>170 000</td></tr>
<tr><td>Totalt</td><td>23 130</td><td>400 000</td><td>231 300</td><td>631 300</td></tr></table>
"""


@pytest.mark.parametrize(
    ("old", "new", "slugs"),
    [
        ("4 100", "4 100", set()),
        ("<td>4 100</td>", "<td>4 900</td>", {"table-total"}),  # the counts stand beside the first of three amounts
        ("sammanlagt 23 130", "sammanlagt 23 310", {"text-total"}),
        ("behåller regionen 30 000", "behåller regionen 50 000", {"parts-total"}),
        ("till fyra kommuner", "till fem kommuner", {"recipient-coverage"}),
    ],
)
def test_counts_beside_several_amounts_and_what_is_kept_are_held(old: str, new: str, slugs: set[str]) -> None:
    assert _loud(SHARED.replace(old, new, 1)) == slugs
