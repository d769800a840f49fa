"""Lists of redirects as spreadsheets write them, made into what Wagtail's import reads.

Wagtail reads UTF-8 and commas only. Excel in French writes semicolons and Windows-1252, and
« Texte Unicode » is UTF-16 with tabs.
"""

import csv
from io import StringIO
from pathlib import PurePath

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse

VIEW, FIELD = "wagtailredirects:start_import", "import_file"
# What separates the columns that Wagtail reads in each kind of file.
DELIMITERS = {".csv": ",", ".tsv": "\t"}


class RedirectFilesMiddleware:
    """Give Wagtail's import of redirects a file that it reads."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs):
        if request.resolver_match.view_name == VIEW and FIELD in request.FILES:
            request.FILES[FIELD] = readable(request.FILES[FIELD])


def readable(sent: UploadedFile) -> UploadedFile:
    """Return a file with its ending in small letters; a list of text in the form of Wagtail."""
    path = PurePath(sent.name)
    sent.name = f"{path.stem}{path.suffix.lower()}"
    delimiter = DELIMITERS.get(path.suffix.lower())
    if delimiter is None:
        return sent
    return SimpleUploadedFile(sent.name, rewritten(sent.read(), delimiter).encode())


def rewritten(data: bytes, delimiter: str) -> str:
    """Return a list with its columns separated by ``delimiter``, short rows filled up.

    Rows without a word are left out.
    """
    text = decoded(data).replace("\0", "")
    first, _end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):  # which Excel writes for itself
        text = rest
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator(text))
    rows = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
    width = max(map(len, rows), default=0)
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(
        row + [""] * (width - len(row)) for row in rows
    )
    return written.getvalue()


def decoded(data: bytes) -> str:
    """Return the text of a file: UTF-16 says that it is, UTF-8 cannot be mistaken."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def separator(text: str) -> str:
    """Return what separates the columns of the first line, a comma where nothing does."""
    heading = next(iter(text.strip().splitlines()), "")
    heading = "".join(heading.split('"')[::2])  # not what stands in quotation marks
    return max(",;\t", key=heading.count)
