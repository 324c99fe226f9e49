"""The document's own fields: title, who speaks, from which unit, and to whom.

Reads the head of the flow: letterhead, title, running headers and, where a kind's head is often lost, the
prose. A field that the text does not give is None; nothing is taken from what such documents usually say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from parsers.addressees import (
    BESIDE,
    POSTAL,
    above_address,
    at_address,
    labelled,
    named_at_address,
    sender_and_addressee,
    to,
)
from parsers.organisations import Body, Organisation, normal_form, organisations_in
from parsers.parties import listed, parties_of
from parsers.prose.flow import BlockKind, Flow
from parsers.voices import author, giving_municipality, press_office, publisher, receiving_agency, signing_body
from schemas.register.lookup import lan_names, region_by_name
from schemas.vocabulary import DocumentKind

# A head longer than this is no head: the reader of a page without letterhead sees its first lines only.
_HEAD_LINES = 30

_DISTRIBUTION = regex.compile(r"(?i)(?:enligt[ ])?(?:sändlista|adresslista)")
# Several at once, by what they are: "länsstyrelserna", "Samtliga regioner"
_GROUP = regex.compile(
    r"(?i)(?:samtliga |alla )?(?:länsstyrelser(?:na)?|regioner(?:na)?|landsting(?:en)?|kommuner(?:na)?"
    r"|(?:statliga )?universitet(?:en)? och högskolor(?:na)?|statliga myndigheter)"
)
# "Regionala utvecklingsutskottet": a board by the end of its name
_DECIDES = regex.compile(
    r"(?:\p{L}[\p{L}-]+ ){0,4}\p{L}*(?:utskott(?:et)?|beredning(?:en)?|direktionen|delegationen|nämnd(?:en)?"
    r"|råd(?:et)?)"
)
# "Kommunstyrelsen föreslår kommunfullmäktige besluta följande"
_ASKED = regex.compile(
    r"\bföreslår\s(?:att\s)?(?P<who>\p{L}*(?:fullmäktige|styrelsen|nämnden))\s(?:att\s)?beslutar?\b"
)
# A board that its own officials write to needs no name
_BARE_BOARD = regex.compile(r"(?:Förbunds)?(?:[Ss]tyrelsen|[Dd]irektionen)|Nämnden")
# The heading "Förslag till kommunstyrelsens arbetsutskott"
_LAID_BEFORE = regex.compile(
    r"Förslag[ ]till[ ](?P<who>(?:\p{L}+s[ ])?\p{L}*(?:utskott(?:et)?|nämnden|styrelsen|fullmäktige|direktionen))"
)
_DECIDING = regex.compile(
    r"(?P<who>\p{Lu}[\p{L} -]{2,60}?)[ ]"
    r"(?:(?P<now>beslutar|beviljar|utlyser|delar(?:[ ]\p{L}+){0,2}[ ]ut)|har[ ]beslutat|beslutade)\b"
)
# "beviljar Torsta AB stöd", "att tilldela Bringetofta församling ersättning": to whom the paper gives
_GRANTING = regex.compile(r"\b(?:bevilja|tilldela)r?[ ](?P<whom>\p{Lu}[^.;:]{3,80})")
# "Antagna av kultur- och fritidsnämnden i Eksjö kommun"
_ADOPTED = regex.compile(r"(?i)(?:^|(?<=[.]\s))(?:antag|fastställ|beslut|revider)\p{L}* (?:av|i|genom)\b")
# "Länsstyrelsen" over "Kalmar län"
_HALF_NAMES = frozenset(("länsstyrelsen", "länsstyrelsen i"))
_COUNTIES = frozenset(regex.sub(r"s?[ ]län$", "", name) for name in lan_names().values())
_OPEN_NAME = regex.compile(r"(?i)\b(?:för|och|statens)$")
_COUNTY = regex.compile(r"(?i)(?:i[ ])?\p{L}+(?:[ ]\p{L}+)?[ ]län")


# "Utbetalning av medel till regionerna Diarienummer: S2021/01353"
_NUMBER_LAST = regex.compile(r"[ ]+(?:(?:Diarienummer|Diarienr|Dnr)[ ]?:[ ]?\S+|\d{1,2}[ ]bilag(?:a|or))$")
# The label of a page of the Government's: "Regeringsuppdrag från Socialdepartementet"
_FROM_MINISTRY = regex.compile(
    r"(?:Regeringsuppdrag|Regeringsbeslut|Överenskommelse)[ ]från[ ](?P<ministry>\p{L}.*departementet)"
)
# "Avdelningen för vård och omsorg", "Naturavdelningen", "Förbundskansliet"
_UNIT = regex.compile(
    r"(?:Avdelningen|Enheten|Sektionen|Sektorn)[ ]för[ ][\p{L} ,-]{3,60}"
    r"|(?:Sektor|Verksamhetsområde)[ ]\p{L}[\p{L} ,-]{3,60}"
    r"|\p{Lu}[\p{L} -]{2,50}(?:avdelningen|enheten|sektionen)|Förbundskansliet"
)


class Fields(NamedTuple):
    """What the head says; None where it does not."""

    title: str | None = None
    issuer: str | None = None
    department: str | None = None
    addressee: str | None = None


class _Named(NamedTuple):
    """A body named in the head, and whether it stands above a postal address."""

    organisation: Organisation
    addressed: bool


def read_fields(flow: Flow, kind: DocumentKind) -> Fields:
    """The fields of a document of ``kind``."""
    title = next((_NUMBER_LAST.sub("", b.text.string.strip()) for b in flow.of_kind(BlockKind.TITLE)), None)
    head = tuple(_named(_head(flow)))
    match kind:
        case DocumentKind.GOVERNMENT_DECISION:
            rest = _of_government(flow, head)
        case DocumentKind.AGENCY_INSTRUCTION:
            rest = _of_agency(flow, head)
        case DocumentKind.AGREEMENT:
            rest = _of_agreement(flow)
        case DocumentKind.BOARD_MEMO:
            rest = _of_memo(flow, head)
        case DocumentKind.NOTICE:
            rest = _of_notice(flow, head)
        case _:
            rest = Fields(issuer=next((n.organisation.name for n in head if not n.addressed), None))
    return rest._replace(title=title)


def _head(flow: Flow) -> list[str]:
    """The cells of the letterhead and running headers, or the first lines where no letterhead was told apart."""
    cells = _whole_names([b.text.string for b in flow.of_kind(BlockKind.LETTERHEAD)])
    if not cells:
        first = [line for line in flow.lines if line.page == flow.opening][:_HEAD_LINES]
        cells = [cell.text.string for line in first for cell in line.cells()]
        stop = next((i for i, c in enumerate(cells) if len(c.split()) > 10 or c.endswith(".")), len(cells))
        cells = cells[:stop]
    return [*cells, *(t.string for t in flow.running)]


def _whole_names(cells: list[str]) -> list[str]:
    """The cells, with a name that is broken over two ("Myndigheten för digital / förvaltning") in one."""
    out = list(cells)
    for i, cell in enumerate(cells):
        for k in range(i + 1, min(i + 6, len(cells))):
            below = cells[k]
            both = cell[:-1] + below if cell.endswith("-") else f"{cell} {below}"
            county = _COUNTY.fullmatch(below) or below.title() in _COUNTIES
            region = region_by_name(both, None) if cell.casefold() == "region" else None
            goes_on = below[:1].islower() or (cell.casefold() in _HALF_NAMES and county) or region is not None
            if goes_on and _is_name(both):
                out[i], out[k] = both, ""
                break
        parts = cells[i : i + 3]
        if len(parts) == 3 and out[i] == cell and _OPEN_NAME.search(cell) and _is_name(" ".join(parts)):
            out[i : i + 3] = [" ".join(parts), "", ""]
    return [cell for cell in out if cell]


def _is_name(string: str) -> bool:
    found = organisations_in(string)
    return bool(found) and found[0].start == 0 and found[-1].stop == len(string)


def _named(cells: list[str]) -> Iterator[_Named]:
    """The bodies that make up a cell of the head, dates and numbers aside; one inside a sentence is none."""
    for i, cell in enumerate(cells):
        bare = " ".join(BESIDE.sub(" ", cell).split()).strip(" :;,")
        found = organisations_in(bare)
        if not found or len(bare.split()) > sum(len(bare[o.start : o.stop].split()) for o in found) + 3:
            continue
        below = cells[i + 1 : i + 3]
        addressed = any(POSTAL.fullmatch(c.strip()) for c in below)
        for organisation in found:
            yield _Named(organisation, addressed and organisation is found[-1])


def _first(head: Iterable[_Named], *bodies: Body) -> str | None:
    return next((n.organisation.name for n in head if n.organisation.body in bodies), None)


def _of_government(flow: Flow, head: tuple[_Named, ...]) -> Fields:
    says = any(o.body is Body.GOVERNMENT for b in flow.blocks for o in organisations_in(b.text.string)) or any(
        regex.search(
            r"(?i)regeringsbeslut|på regeringens vägnar|beslutar regeringen|vid regeringssammanträde", b.text.string
        )
        for b in flow.blocks
    )
    own = (n for n in head if n.organisation.name != "Regeringskansliet")
    department = _first(own, Body.MINISTRY) or _first(head, Body.MINISTRY)
    bodies = (Body.AGENCY, Body.ASSOCIATION, Body.LOCAL)
    addressee = at_address(flow, None) or _first((n for n in head if n.addressed), *bodies) or _first(head, *bodies)
    addressee = addressee or above_address(_head(flow), None, unit=_UNIT)
    addressee = addressee or _group(flow)
    if addressee is None and any(_DISTRIBUTION.search(c) for c in _head(flow)):
        addressee = "enligt sändlista"
    return Fields(None, "Regeringen" if says else department, department, addressee)


def _group(flow: Flow) -> str | None:
    """All of a kind, in a cell of the head: "Samtliga kommuner"."""
    return next((c.strip() for c in _head(flow) if _GROUP.fullmatch(c.strip())), None)


def _of_agency(flow: Flow, head: tuple[_Named, ...]) -> Fields:
    receiver = _granted_to(flow)
    head = tuple(n for n in head if receiver is None or n.organisation.name not in receiver)
    speakers = [n for n in head if n.organisation.body is Body.AGENCY]
    # an agency's own address stands in its letterhead too: being above one does not make it the addressee
    sender, written_to = sender_and_addressee(flow)
    only_addressed = sender is not None and {n.organisation.name for n in speakers} <= {written_to}
    issuer = speakers[0].organisation.name if speakers and not only_addressed else _deciding(flow, head)
    issuer = sender if only_addressed else issuer
    byline, local = _byline(flow), _first(head, Body.LOCAL)
    by_board = byline is not None and all(o.body is Body.BOARD for o in organisations_in(byline))
    issuer = issuer or (local if by_board else None) or byline or local
    issuer = issuer or receiving_agency(flow) or giving_municipality(flow) or signing_body(flow)
    cells = _head(flow)
    unit = next((_unit(c) for c in cells if _unit(c)), None)
    asked = (
        labelled(flow)
        or to(cells)
        or receiver
        or (written_to if only_addressed else None)
        or _written_to(flow, head, issuer)
    )
    # "Mönsterås kommun" in an agency's letterhead, without its address
    local = _first((n for n in head if n.organisation.name != issuer), Body.LOCAL) if speakers else None
    return Fields(None, issuer, unit, asked or local or _group(flow))


def _deciding(flow: Flow, head: tuple[_Named, ...]) -> str | None:
    """Who decides in the text: "Region Värmland beslutar att bevilja"; of the head, or an agency as it decides."""
    said = [m for s in flow.sentences if (m := _DECIDING.match(s.text.string))]
    decides = [m["who"] for m in said]
    named = next((n.organisation.name for n in head if n.organisation.name in decides), None)
    named = named or next((cell for cell in _head(flow) if cell in decides), None)
    now = (o for m in said if m["now"] for o in organisations_in(m["who"]) if o.body is Body.AGENCY)
    return named or next((o.name for o in now), None)


def _granted_to(flow: Flow) -> str | None:
    """The cell of the head that names to whom the text grants: "Torsta AB", "Kyrkorådet i Nye församling"."""
    given = [m["whom"] for s in flow.sentences for m in _GRANTING.finditer(s.text.string)]
    for cell in _head(flow) if given else ():
        name = " ".join(BESIDE.sub(" ", cell).split()).strip(" :;,")
        body = name.rpartition(" i ")[2]
        if len(body) > 3 and any(regex.match(rf"{regex.escape(body)}\b", whom) for whom in given):
            return normal_form(name)
    return None


def _written_to(flow: Flow, head: tuple[_Named, ...], issuer: str | None) -> str | None:
    """Whoever stands above a postal address and is not the one who writes."""
    named = next((n.organisation.name for n in head if n.addressed and n.organisation.name != issuer), None)
    above = at_address(flow, issuer) or named or above_address(_head(flow), issuer, unit=_UNIT)
    above = above if above != issuer else None
    return above or named_at_address(flow, issuer, unit=_UNIT)


def _byline(flow: Flow) -> str | None:
    """A body that opens the line below the title: "Arvsfondsdelegationen, villkor", "Formas · Dnr ..."."""
    below = next((b for b in flow.blocks if b.kind not in {BlockKind.LETTERHEAD, BlockKind.TITLE}), None)
    found = organisations_in(below.text.string) if below else ()
    if below is None or not found:
        return None
    if _ADOPTED.search(below.text.string):
        return next((o.name for o in found if o.body in {Body.AGENCY, Body.LOCAL}), found[0].name)
    opens = found[0].start == 0 and not regex.match(r"[ ]\p{Ll}", below.text.string, pos=found[0].stop)
    return found[0].name if opens and found[0].body in {Body.AGENCY, Body.LOCAL} else None


def _unit(cell: str) -> str | None:
    """A department of an agency or administration, alone in its cell."""
    match = _UNIT.fullmatch(BESIDE.sub(" ", cell).strip(" :;,"))
    return match.group() if match else None


def _of_agreement(flow: Flow) -> Fields:
    parties = parties_of(flow)
    ministries = (o.name for p in parties for o in organisations_in(p) if o.body is Body.MINISTRY)
    department = next((m for m in ministries if m != "Regeringskansliet"), None)
    return Fields(None, listed(parties) or None, department, None)


def _of_memo(flow: Flow, head: tuple[_Named, ...]) -> Fields:
    board = to(_head(flow)) or to(_first_cells(flow)) or _first(head, Body.BOARD)
    if board is not None and not (organisations_in(board) or _DECIDES.fullmatch(board)):
        board = _first(head, Body.BOARD)
    cells = _head(flow)
    board = board or next((c for c in cells if _BARE_BOARD.fullmatch(c)), None)
    issuer = _first(head, Body.ADMINISTRATION) or _administration(flow) or _first(head, Body.LOCAL)
    unit = next((_unit(c) for c in cells if _unit(c)), None)
    return Fields(None, issuer, unit, board or _proposed_to(flow))


def _first_cells(flow: Flow) -> list[str]:
    """The lines near the top that are no sentences: "Till Kulturnämnden" may stand below the title."""
    kinds = (BlockKind.CELL, BlockKind.HEADING)
    return [b.text.string for b in flow.blocks[:_HEAD_LINES] if b.kind in kinds]


def _administration(flow: Flow) -> str | None:
    """The administration that the memo speaks for, where its letterhead is lost: the one it names most."""
    names = [
        o.name
        for s in flow.sentences
        for o in organisations_in(s.text.string)
        if o.body is Body.ADMINISTRATION and not s.block.annex
    ]
    return max(dict.fromkeys(names), key=names.count) if names else None


def _proposed_to(flow: Flow) -> str | None:
    """The board that is asked to decide."""
    for block in flow.blocks:
        asked = _ASKED.search(block.section or "")
        if asked:
            return normal_form(asked["who"])
        laid = _LAID_BEFORE.fullmatch(block.section or "")
        if laid:
            return normal_form(laid["who"])
        if regex.search(r"(?i)förslag till .*beslut|beslutsförslag", block.section or ""):
            boards = [o.name for o in organisations_in(block.text.string) if o.body is Body.BOARD]
            if boards and regex.match(r"(?i)(?:att\s)?\p{L}*(?:nämnd|styrelse|fullmäktige)", block.text.string):
                return boards[0]
    return None


def _of_page(flow: Flow) -> str | None:
    """Who publishes a page whose head names nobody."""
    return publisher(flow) or author(flow) or press_office(flow) or signing_body(flow)


def _of_notice(flow: Flow, head: tuple[_Named, ...]) -> Fields:
    label = next((m for b in flow.blocks[:4] if (m := _FROM_MINISTRY.fullmatch(b.text.string.strip()))), None)
    if label:
        return Fields(None, "Regeringen", label["ministry"], None)
    asked = labelled(flow)
    # "Mottagare: Kommunstyrelsen, socialnämnd": where a board is written to, no board writes
    others = Body.BOARD if asked is not None else None
    speakers = [n.organisation for n in head if not n.addressed and n.organisation.body is not others]
    if speakers:
        ministry = next((o.name for o in speakers if o.body is Body.MINISTRY), None)
        return Fields(None, speakers[0].name, ministry if ministry != speakers[0].name else None, asked)
    return Fields(None, _of_page(flow), None, asked)
