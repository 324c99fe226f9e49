"""Prose of text pages laid out with spaces, of clauses and contents lists: cells, columns, titles, letterheads."""

from __future__ import annotations

from ingest.readers import read_document
from parsers.prose.blocks import read_flow
from parsers.prose.flow import BlockKind, Flow


def flow(text: str, name: str = "x.txt") -> Flow:
    return read_flow(read_document(text.encode(), name), frozenset())


def of(read: Flow, kind: BlockKind) -> list[str]:
    return [b.text.string for b in read.of_kind(kind)]


def said(read: Flow) -> list[str]:
    return [s.text.string for s in read.sentences]


def test_label_and_value_beside_each_other_are_one_cell() -> None:
    read = flow(
        "Så söker ni medel för bredband\n\nKommunen ska ansöka i tid för att få del av medlen.\n\n"
        "Sista dag för ansökan      1 december 2022\nRedovisning      31 mars 2023\n\n"
        "Stockholm den 5 maj 2022      Örebro den 6 maj 2022\n"
    )
    assert of(read, BlockKind.CELL) == [
        "Sista dag för ansökan 1 december 2022",
        "Redovisning 31 mars 2023",
        "Stockholm den 5 maj 2022",
        "Örebro den 6 maj 2022",
    ]


def test_proposals_in_clauses_without_marks() -> None:
    read = flow(
        "Förslag till beslut\nNämnden föreslås besluta\natt fördela två miljoner kronor till skolorna,\n"
        "att återkomma med en rapport.\n\nÄrendet\nRegeringen har gett kommunerna i uppdrag att följa upp medlen "
        "och föreslår\natt de används till lärare och elever i hela landet under hela det kommande året eller\n"
        "längre.\n"
    )
    assert of(read, BlockKind.ITEM)[:2] == [
        "att fördela två miljoner kronor till skolorna,",
        "att återkomma med en rapport.",
    ]
    assert len(of(read, BlockKind.ITEM)) == 2


def test_table_of_contents_and_rules_are_no_prose() -> None:
    read = flow(
        "Innehåll\n1 Bakgrund ............ 2\n2 Medel till kommuner ............ 3\n-------------------\n\n"
        "1 Bakgrund\n\nKommunerna behöver stöd för att bygga ut verksamheten i hela landet.\n"
    )
    assert said(read) == ["Kommunerna behöver stöd för att bygga ut verksamheten i hela landet."]
    assert of(read, BlockKind.HEADING)[-1] == "1 Bakgrund"
    assert not any("....." in h for h in of(read, BlockKind.HEADING))


def test_copy_list_keeps_its_lines() -> None:
    read = flow(
        "Regeringen ger myndigheten i uppdrag att betala ut medel till landets alla kommuner under det\n"
        "kommande året.\n\nPå regeringens vägnar\n\nEva Ek\n\nKopia till\nStatsrådsberedningen\n"
        "Sveriges Kommuner och Regioner\nsamtliga länsstyrelser\n"
    )
    assert of(read, BlockKind.CELL) == [
        "På regeringens vägnar",
        "Eva Ek",
        "Kopia till",
        "Statsrådsberedningen",
        "Sveriges Kommuner och Regioner",
        "samtliga länsstyrelser",
    ]


CLAUSES = """ÖVERENSKOMMELSE
mellan Norrby stad och Region Fjäll om samverkan
kring barn i behov av stöd

§ 1 Parter
Mellan Norrby stad, nedan kallad kommunen, och Region Fjäll, nedan kallad
regionen, har följande överenskommelse träffats.

§ 2 Syfte
2.1 Parterna ska gemensamt verka för att barn och unga får stöd i tid.
2.2 Regionen ska bidra med
a) personal,
b) kunskap om de metoder som används inom barn- och
ungdomspsykiatrin.

§ 3 Ekonomi
Kommunen betalar 2,5 mnkr per år. Regionen betalar
1 500 000 kronor per år. Ersättningen betalas varje kvartal mot faktura.

Mål:
– fler barn får hjälp
– kortare väntetider – högst 30 dagar
"""


def test_label_above_the_title_is_part_of_it() -> None:
    assert of(flow(CLAUSES), BlockKind.TITLE) == [
        "ÖVERENSKOMMELSE mellan Norrby stad och Region Fjäll om samverkan kring barn i behov av stöd"
    ]


def test_numbered_clauses_are_items_and_lead_their_letters() -> None:
    read = flow(CLAUSES)
    assert of(read, BlockKind.HEADING) == ["§ 1 Parter", "§ 2 Syfte", "§ 3 Ekonomi"]
    items = list(read.of_kind(BlockKind.ITEM))
    assert [b.marker for b in items] == ["2.1", "2.2", "a)", "b)", "–", "–"]
    assert [b.lead.string if b.lead else None for b in items] == [
        None,
        None,
        "Regionen ska bidra med",
        "Regionen ska bidra med",
        "Mål:",
        "Mål:",
    ]
    assert "Regionen betalar 1 500 000 kronor per år." in said(read)


LAID_OUT = """        Länsstyrelsen                        BESLUT                                1 (2)
        Fjäll                                Datum            Ärendebeteckning
                                             2019-05-21       424-5784-2019

        Norrby kommun
        291 80 Norrby


        Beslut om bidrag för att motverka hemlöshet

        VILLKOR
            • Medlen ska användas för det ändamål som anges i ansökan.
            • Kommunen ska senast den 31 augusti 2020 lämna en slutredovisning, i vilken
              det ska framgå hur medlen har använts och vilka resultat insatserna gett.
              Ekonomichefen ska intyga redovisningen.

        SKÄLEN FÖR BESLUTET
        Regeringen har i regleringsbrevet för 2019 gett länsstyrelserna i uppdrag att
        fördela medel. Kommunen har i sin ansökan visat att behovet är stort och att de

        Postadress        Besöksadress            Telefon          E-post
        205 15 Norrby     Södergatan 5            010-224 10 00    fjall@lst.example
\x0c        Länsstyrelsen                                                              2 (2)
        Fjäll                                2019-05-21       424-5784-2019


        insatser som planeras har goda förutsättningar att nå målen.
"""


def test_laid_out_text_with_letterhead_foot_and_running_head() -> None:
    read = flow(LAID_OUT)
    assert of(read, BlockKind.TITLE) == ["Beslut om bidrag för att motverka hemlöshet"]
    assert [t.string for t in read.running] == [
        "1 (2)",
        "Länsstyrelsen",
        "2 (2)",
        "Fjäll",
        "2019-05-21",
        "424-5784-2019",
    ]
    assert said(read)[-1] == (
        "Kommunen har i sin ansökan visat att behovet är stort och att de insatser som planeras har goda "
        "förutsättningar att nå målen."
    )
    assert {"Postadress", "010-224 10 00", "BESLUT", "424-5784-2019"} <= set(of(read, BlockKind.LETTERHEAD))
    assert of(read, BlockKind.ITEM)[-1].endswith("Ekonomichefen ska intyga redovisningen.")


def test_two_columns_of_laid_out_text() -> None:
    read = flow(
        "Så fördelas pengarna till kulturskolan\n\n"
        "Rådet har beslutat att fördela bidraget   Bidraget söks i e-tjänsten senast\n"
        "till 180 kommuner i landet. Medlen ska    den 15 maj 2023. Den som får medel\n"
        "användas för att utveckla det som görs    ska redovisa hur de har använts. Det\n"
        "och nå barn som i dag inte deltar i       som blir över ska betalas tillbaka\n"
        "verksamheten.                             till rådet.\n"
    )
    assert said(read)[-3:] == [
        "Bidraget söks i e-tjänsten senast den 15 maj 2023.",
        "Den som får medel ska redovisa hur de har använts.",
        "Det som blir över ska betalas tillbaka till rådet.",
    ]


def test_second_paragraph_of_an_item_keeps_the_list_open() -> None:
    read = flow(
        "Huvudmannen för sommarskolan har flera skyldigheter som gäller under hela tiden då\nbidraget används.\n\n"
        "Huvudmannen ska:\n  1. ansöka senast den 1 mars 2022.\n\n     Ansökan görs i e-tjänsten. Den ska vara "
        "underskriven av rektor eller av någon\n     annan som får företräda huvudmannen.\n\n"
        "  2. redovisa senast den 15 oktober 2022.\n"
    )
    assert [b.lead.string for b in read.of_kind(BlockKind.ITEM) if b.lead] == ["Huvudmannen ska:"] * 2


def test_a_count_of_annexes_below_the_title_is_no_part_of_it() -> None:
    read = flow(
        "Regeringsbeslut   I:3\n\n2020-05-07\nS2020/04042/FS\n\nUtbetalning av medel till regionerna\n"
        "för vaccinering\n1 bilaga\n\nRegeringens beslut\n\n"
        "Kammarkollegiet ska betala ut medlen till regionerna under 2020.\n"
    )
    assert of(read, BlockKind.TITLE) == ["Utbetalning av medel till regionerna för vaccinering"]
    assert "1 bilaga" in of(read, BlockKind.LETTERHEAD)


def test_a_long_title_goes_on_from_its_label() -> None:
    read = flow(
        "ÖVERENSKOMMELSE\n\nmellan Region Ådal och Norrby kommun om en gemensam mottagning 2023-2025\n\n1 Parter\n"
        "Region Ådal, nedan kallad regionen, och Norrby kommun, nedan kallad kommunen.\n"
    )
    assert of(read, BlockKind.TITLE) == [
        "ÖVERENSKOMMELSE mellan Region Ådal och Norrby kommun om en gemensam mottagning 2023-2025"
    ]
