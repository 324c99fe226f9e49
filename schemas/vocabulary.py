"""The closed vocabularies of the datasets. Their meanings stand in ``docs/datasets.md``."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum


class DocumentKind(StrEnum):
    """What kind of document it is; ``unknown`` is anything that no kind recognises."""

    GOVERNMENT_DECISION = "government_decision"
    AGENCY_INSTRUCTION = "agency_instruction"
    AGREEMENT = "agreement"
    BOARD_MEMO = "board_memo"
    NOTICE = "notice"
    UNKNOWN = "unknown"


class TextSource(StrEnum):
    """Where the text came from."""

    BORN_DIGITAL = "born_digital"
    OCR = "ocr"
    MIXED = "mixed"


class DocumentStatus(StrEnum):
    """``flagged`` when a finding of severity error failed."""

    OK = "ok"
    FLAGGED = "flagged"


class ReferenceRole(StrEnum):
    """Whether the document bears the identifier or cites it."""

    OWN = "own"
    CITES = "cites"


class ReferenceKind(StrEnum):
    """The numbering system that an identifier belongs to."""

    DIARIENUMMER = "diarienummer"
    DECISION_NUMBER = "decision_number"
    SFS = "sfs"
    SOU = "sou"
    DS = "ds"
    PROPOSITION = "proposition"
    RIKSDAG = "riksdag"
    DIRECTIVE = "directive"
    COMMITTEE = "committee"
    EU_ACT = "eu_act"
    DOCUMENT = "document"
    URL = "url"


class DateRole(StrEnum):
    """What happens on, by or during a date."""

    DOCUMENT = "document"
    DECISION = "decision"
    SIGNATURE = "signature"
    USE_PERIOD = "use_period"
    REQUISITION_DEADLINE = "requisition_deadline"
    REPORT_DEADLINE = "report_deadline"
    REPAYMENT_DEADLINE = "repayment_deadline"
    PAYMENT = "payment"
    CITED_DECISION = "cited_decision"
    OTHER = "other"


class DatePrecision(StrEnum):
    """The finest part of a date that is printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class AmountRole(StrEnum):
    """What an amount of money in running text is."""

    TOTAL = "total"
    ALLOCATION = "allocation"
    ADMINISTRATION = "administration"
    MINIMUM = "minimum"
    EQUAL_SHARE = "equal_share"
    PER_UNIT = "per_unit"
    RESERVE = "reserve"
    OTHER = "other"


class MoneyUnit(StrEnum):
    """The unit in which money is printed."""

    KR = "kr"
    TKR = "tkr"
    MNKR = "mnkr"
    MDKR = "mdkr"

    @property
    def factor(self) -> Decimal:
        """Kronor in one of the unit."""
        return _FACTORS[self.value]


_FACTORS = {
    "kr": Decimal(1),
    "tkr": Decimal(1_000),
    "mnkr": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}


class UnitSource(StrEnum):
    """What told the unit of an amount in a table."""

    CELL = "cell"  # printed with the number
    HEADER = "header"  # of the column, or of the only column that names one
    CAPTION = "caption"
    FOOT = "foot"  # a note above or under the table
    PROSE = "prose"  # an amount of the text that the column's total is in this unit alone
    BEFORE = "before"  # the table before of the same titles, or a title over both
    SIZE = "size"  # nothing declares one: whole numbers of the size of kronor


class Category(StrEnum):
    """What a condition is about."""

    ELIGIBILITY = "eligibility"
    PURPOSE = "purpose"
    ALLOCATION = "allocation"
    USE_PERIOD = "use_period"
    REQUISITION = "requisition"
    PAYMENT = "payment"
    REPORTING = "reporting"
    REPAYMENT = "repayment"
    SIGNATURE = "signature"
    INFORMATION = "information"
    STATE_AID = "state_aid"
    AUDIT = "audit"
    OTHER = "other"


class Modality(StrEnum):
    """How a condition binds."""

    MUST = "must"
    MAY = "may"
    SHOULD = "should"
    MUST_NOT = "must_not"
    STATEMENT = "statement"


class PersonRole(StrEnum):
    """Why a person or office is named."""

    SIGNATORY = "signatory"
    RAPPORTEUR = "rapporteur"
    CONTACT = "contact"
    COPY_TO = "copy_to"


class TableKind(StrEnum):
    """What a table shows."""

    ALLOCATION = "allocation"
    TIER = "tier"
    SUMMARY = "summary"
    FORM = "form"
    OTHER = "other"


class ColumnRole(StrEnum):
    """What the cells of a table column are."""

    CODE = "code"
    NAME = "name"
    ORGANISATION_NUMBER = "organisation_number"
    AMOUNT = "amount"
    SHARE = "share"
    COUNT = "count"
    UNIT_AMOUNT = "unit_amount"
    POPULATION = "population"
    PER_CAPITA = "per_capita"
    PAGE_NUMBER = "page_number"
    OTHER = "other"


class Engine(StrEnum):
    """The reader whose words a value came from."""

    PYMUPDF = "pymupdf"
    PDFPLUMBER = "pdfplumber"
    TEXT = "text"
    OCR = "ocr"


class RowType(StrEnum):
    """Whether a table row is a recipient's or a sum."""

    RECIPIENT = "recipient"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class RecipientKind(StrEnum):
    """What a recipient is."""

    KOMMUN = "kommun"
    REGION = "region"
    LAN = "lan"
    GROUP = "group"
    OTHER = "other"


class Match(StrEnum):
    """How a recipient was found in the register."""

    CODE = "code"
    EXACT = "exact"
    ALIAS = "alias"
    FUZZY = "fuzzy"
    NONE = "none"


class Outcome(StrEnum):
    """What became of an input."""

    READ = "read"
    FAILED = "failed"


class FailureCategory(StrEnum):
    """Why an input could not be read."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    IO = "io"


class Severity(StrEnum):
    """How much a failed check matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """What came of a check."""

    PASS = "pass"
    FAIL = "fail"
    SKIP = "skip"


class Verdict(StrEnum):
    """What a person said of a value or of a page."""

    WRONG = "wrong"  # and what is right
    ACCEPTED = "accepted"  # looked at, and right as it is
    MISSING = "missing"  # printed, and in no dataset


class CorrectionOutcome(StrEnum):
    """What became of what a person said."""

    APPLIED = "applied"
    ACCEPTED = "accepted"
    NOTED = "noted"  # it changes no row
    STOPPED = "stopped"  # its printed text, or what was accepted, no longer stands there
    CONTRADICTED = "contradicted"  # another correction of the same value says otherwise: neither was applied


class Illegible(StrEnum):
    """Why the text that a page holds is not what it shows. No column holds it: reading-complete says it."""

    PICTURE = "picture"  # it shows a picture or drawn letters, and holds no text
    UNDERLAID = "underlaid"  # its text was recognised by another program and lies unseen under the picture
    GARBAGE = "garbage"  # its text is made of signs without a meaning: the font does not tell its letters
    PARTIAL = "partial"  # its text is a stamp or a header on the picture of a page that shows much more
    ASKED = "asked"  # nothing is wrong with it: all pages were to be recognised


class Recognition(StrEnum):
    """What became of a page that was to be recognised. No column holds it: reading-complete says it."""

    DONE = "done"
    NOTHING = "nothing"  # it shows no text that could be recognised
    OFF = "off"  # the run was told not to
    NO_PROGRAM = "no_program"  # Tesseract is not installed
    NO_SWEDISH = "no_swedish"  # its data for Swedish are not
    LATE = "late"  # not finished within its time
    BROKEN = "broken"  # the program failed


class Gap(StrEnum):
    """Why a numeral of a table is in no dataset, or perhaps should not be: the check numbers-accounted says it."""

    STRAY = "stray"  # it stands among the table's rows and in no cell
    BESIDE = "beside"  # a line right below the rows looks like one of them
    ROWS = "rows"  # lines that look like rows of a table are in none
    SHARED = "shared"  # it stands in a cell of several rows
    ALONE = "alone"  # an amount by itself on a page of a table
    CELL = "cell"  # its cell could not be read as a number
    UNIT = "unit"  # nothing tells its unit, so that it has no value
    NAME = "name"  # it stands in the cell of the name
    COLUMN = "column"  # its column goes with no amounts although it may: shares, or numbers that no header names
    NAMELESS = "nameless"  # its row has no name: the value is nobody's
    LONE = "lone"  # one of few in a column without a header
    UNNAMED = "unnamed"  # several columns of amounts, none with a header: nothing tells which is what
    TEXTS = "texts"  # it stands beside a name that may hold the texts of other columns
    CUT = "cut"  # it stands beside a name that ends at the edge of its column as others do: they may be cut short
    LINES = "lines"  # it stands beside a name of which the lines above and below may be a part
    GROUP = "group"  # its row stands in no group where others do, or is the name of one
    OWNERS = "owners"  # its row names two recipients, or its column's title one: nothing tells whose it is
    GLUED = "glued"  # it runs beyond the edge of its column: two numbers may be one


class Unshown(StrEnum):
    """Why something that a source holds is not what its print shows. No column holds it: the checks say it."""

    UNPAINTED = "unpainted"  # drawn without ink, or transparent
    BACKGROUND = "background"  # in the colour of what lies under it
    OUTSIDE = "outside"  # outside the box of the page
    COVERED = "covered"  # painted over
    OVERPRINTED = "overprinted"  # other words at the same place
    HIDDEN = "hidden"  # formatted as hidden
    ROW = "row"  # of a sheet, hidden
    COLUMN = "column"  # of a sheet, hidden
    SHEET = "sheet"  # hidden as a whole
    DELETED = "deleted"  # a tracked change that nobody has accepted yet
    COMMENT = "comment"  # beside the page
    ATTACHED = "attached"  # a file that a message brings along
    SCALED = "scaled"  # a cell that shows thousands or millions of what it holds
    ROUNDED = "rounded"  # a cell that shows fewer decimals than it holds
    UNCALCULATED = "uncalculated"  # a formula whose result was not saved
    TORN = "torn"  # the content of a page is damaged
    MENDED = "mended"  # the file is damaged; its parts were looked for one by one
    CUT = "cut"  # a later change of the file, of which only the beginning is there
    MISCOUNTED = "miscounted"  # the tree of pages is damaged, or holds another number of them than it declares
    DYNAMIC = "dynamic"  # a form whose pages a program makes up (XFA)
