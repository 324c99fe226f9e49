"""The command line: each command is one call. Whatever goes wrong is one line and an exit code.

Imports nothing at the top that takes time: ``bilaga --help`` must answer at once.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, cast

import typer

from ingest.commands import findings as cli_findings
from ingest.commands import folder as cli_folder
from ingest.commands import grants as cli_grants
from ingest.commands import proof as cli_proof
from ingest.commands import reference as cli_reference
from ingest.commands import report as cli_report
from ingest.commands.epilog import epilog
from ingest.commands.options import (
    CorrectionsOption,
    OcrOption,
    SecondReaderOption,
    WorkersOption,
    corrected_by,
    processors,
)
from ingest.commands.reading import (
    AddressOption,
    EngineName,
    EngineOption,
    HttpsOption,
    InputsArgument,
    LogFormatOption,
    MemoryOption,
    OutputOption,
    TimeoutOption,
)
from ingest.errors import InputError, OutputBusyError, OutputError, UsageError
from ingest.exits import EXIT_CODES, Exit
from ingest.limits import Limits
from ingest.output.completion import prepare_answer
from ingest.output.progress import LogFormat, log_event, open_progress
from ingest.output.terminal import printable
from ingest.settings import Ocr, SecondReader, Settings
from ingest.sources.source import printed_path
from ingest.version import VERSION

if TYPE_CHECKING:
    from ingest.output.summary import RunSummary
    from ingest.store.run_record import RunRecord

app = typer.Typer(
    name="bilaga",
    help="Reads Swedish grant decisions and their annexes into checked, typed Parquet.",
    epilog=EXIT_CODES,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_USUAL = Limits()
_TERMINATED = 128 + signal.SIGTERM

# Typer's errors of use, whichever copy of click it carries.
_ClickError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])

_CODES: dict[type[Exception], Exit] = {
    UsageError: Exit.USAGE,
    InputError: Exit.UNREADABLE,
    OutputError: Exit.OUTPUT,
    OutputBusyError: Exit.BUSY,
}


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    if wanted:
        typer.echo(f"bilaga {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _bilaga(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001, FBT002 - a flag; its callback does the work
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command(
    epilog=epilog(
        "bilaga ingest decisions/ annex.pdf --out data",
        "bilaga ingest decisions/ --out data --corrections corrections.csv",
        "bilaga ingest decisions/ --out data --workers 0 --log-format json",
    )
)
def ingest(
    inputs: InputsArgument,
    out: OutputOption,
    workers: WorkersOption = None,
    second_reader: SecondReaderOption = SecondReader.AUTO,
    ocr: OcrOption = Ocr.AUTO,
    memory: MemoryOption = _USUAL.megabytes,
    timeout: TimeoutOption = _USUAL.seconds,
    allow_https: HttpsOption = False,  # noqa: FBT002 - a flag
    corrections: CorrectionsOption = None,
    engine: EngineOption = EngineName.LOCAL,
    address: AddressOption = None,
    log_format: LogFormatOption = LogFormat.TEXT,
) -> None:
    """Read documents into the Parquet datasets under DIR.

    A run adds to what is there: documents that this version has read before are skipped, and an interrupted run
    resumes when it is started again. Readers of DIR/current see the old data or the new, never a half.
    """
    from ingest.addresses import OBJECT_STORES, WEB
    from ingest.runner import Means
    from ingest.runner import ingest as run
    from ingest.store.run_record import Begun, now, record_run

    signal.signal(signal.SIGTERM, _terminated)
    settings = corrected_by(corrections, Settings.of(second_reader, ocr))
    schemes = OBJECT_STORES | WEB if allow_https else OBJECT_STORES
    cluster = (address or "local") if engine is EngineName.RAY else None
    means = Means(Limits(seconds=timeout, megabytes=memory), schemes, cluster)
    begun, reporter = Begun(now(), settings.corrections.digest), open_progress(log_format)
    summary: RunSummary | None = None
    try:
        with reporter as progress:
            summary = run(inputs, out, settings, progress, processors() if workers is None else workers, means)
        code: int = summary.exit_code
    except (KeyboardInterrupt, SystemExit) as error:
        code = _TERMINATED if isinstance(error, SystemExit) else Exit.INTERRUPTED
    _tell_end(record_run(out, begun, reporter.tally, code, summary), summary, out, log_format)
    raise typer.Exit(code)


def _tell_end(record: RunRecord, summary: RunSummary | None, out: Path, log_format: LogFormat) -> None:
    """Say how a run ended: what it did, or that it was interrupted."""
    from ingest.output.summary import print_summary

    if summary is not None:
        print_summary(summary, out, () if log_format is LogFormat.JSON else summary.failed)
    elif log_format is LogFormat.TEXT:
        _say(Exit.INTERRUPTED, "interrupted; finished documents are kept, the same command resumes")
    if log_format is LogFormat.JSON:
        log_event("end", **asdict(record))


@app.command(epilog=epilog(*(f"bilaga show annex.pdf{option}" for option in ("", " --json", " --unread"))))
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document to look at.")],
    as_json: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--json", help="Print JSON: amounts as strings, dates as ISO.")
    ] = False,
    unread: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option("--unread", help="List sentences with a number, month or modal verb that no rule took."),
    ] = False,
    second_reader: SecondReaderOption = SecondReader.AUTO,
    ocr: OcrOption = Ocr.AUTO,
    corrections: CorrectionsOption = None,
) -> None:
    """Print what one document says: its fields, dates, amounts, conditions, tables and failed checks."""
    from ingest.output.show import document_as_json, print_document, print_unread, read_file

    settings = corrected_by(corrections, Settings.of(second_reader, ocr))
    gc.disable()  # a tenth of the time until a person sees the page is spent collecting what lives on
    try:
        extraction = read_file(file, settings)
    finally:
        gc.enable()
    if as_json:
        typer.echo(document_as_json(extraction))
    elif unread:
        print_unread(extraction)
    else:
        print_document(extraction)
    raise typer.Exit(Exit.FINDINGS if extraction.document.status == "flagged" else Exit.FINE)


app.command(epilog=cli_findings.CHECK_HELP)(cli_findings.check)
app.command(epilog=cli_findings.EXPORT_HELP)(cli_findings.export)
app.command(epilog=cli_proof.DIFF_HELP)(cli_proof.diff)
app.command(epilog=cli_proof.VERIFY_HELP)(cli_proof.verify)
app.command(epilog=cli_proof.EXPLAIN_HELP)(cli_proof.explain)
app.command(epilog=cli_folder.STATUS_HELP)(cli_folder.status)
app.command(epilog=cli_folder.PUBLISH_HELP)(cli_folder.publish)
app.command(epilog=cli_grants.GRANTS_HELP)(cli_grants.grants)
app.command(epilog=cli_report.REPORT_HELP)(cli_report.report)
app.command(epilog=cli_reference.SCHEMA_HELP)(cli_reference.schema)
app.command(epilog=cli_reference.DOCTOR_HELP)(cli_reference.doctor)
app.command(epilog=cli_reference.COMPLETION_HELP)(cli_reference.completion)


def _terminated(signum: int, frame: object) -> NoReturn:  # noqa: ARG001 - the shape of a signal handler
    raise SystemExit(_TERMINATED)


def run(arguments: list[str]) -> int:
    """The exit code of ``bilaga`` called with ``arguments``."""
    prepare_answer()
    command = typer.main.get_command(app)
    try:
        code = int(command.main(arguments, prog_name="bilaga", standalone_mode=False) or Exit.FINE)
        sys.stdout.flush()  # here and not at the interpreter's end, where a closed pipe would be a traceback
        return code  # noqa: TRY300 - flushing belongs to the attempt
    except _ClickError as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "bilaga"
        return _say(Exit.USAGE, f"{error.format_message()} See: {path} --help")
    except tuple(_CODES) as error:
        return _say(_CODES[type(error)], str(error))
    except (KeyboardInterrupt, typer.Abort):
        return _say(Exit.INTERRUPTED, "interrupted")
    except BrokenPipeError:  # the reader of our output has seen enough, as `head` has
        _drop_output()
        return Exit.FINE
    except OSError as error:  # a full disk, say; files of ours that cannot be written are OutputError
        _drop_output()
        where = printed_path(Path(os.fsdecode(error.filename))) if error.filename else "standard output"
        return _say(Exit.OUTPUT, f"{where}: cannot be used ({error.strerror or error})")


def _drop_output() -> None:
    """What is still to be written goes nowhere, or the interpreter's end would be a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(code: Exit, message: str) -> Exit:
    typer.echo(printable(f"bilaga: {message}"), err=True)
    return code


def main() -> None:
    """The ``bilaga`` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a letter stops nothing; what is piped on is UTF-8 everywhere.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
