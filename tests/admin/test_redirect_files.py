"""A list of redirects is read as spreadsheets of any country write it."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from wagtail.contrib.redirects.models import Redirect

START, PROCESS = "/admin/redirects/import/", "/admin/redirects/import/process/"
NEW = "https://www.example.org/nouvelle/"


def sent(webmaster, data: bytes, name="redirections.csv"):
    """Send a file, choose its two columns, and return the last answer."""
    asked = webmaster.post(START, {"import_file": SimpleUploadedFile(name, data)}, follow=True)
    if asked.redirect_chain:
        return asked
    hidden = dict(
        re.findall(
            r'name="(import_file_name|input_format)" value="([^"]+)"', asked.content.decode()
        )
    )
    choice = {"from_index": "0", "to_index": "1", "permanent": "on"}
    return webmaster.post(PROCESS, hidden | choice, follow=True)


def listed() -> list[tuple]:
    return list(Redirect.objects.order_by("pk").values_list("old_path", "redirect_link"))


ROWS = f"Ancienne;Nouvelle\r\n/activité;{NEW}\r\n/l’été;{NEW}\r\n"


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("cp1252"),
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.replace(";", ",").encode(),
        ROWS.replace(";", ",").encode("cp1252"),
        ROWS.replace(";", "\t").encode("utf-16"),
        ROWS.replace(";", "\t").encode("cp1252"),
        ("sep=;\r\n" + ROWS).encode("cp1252"),
        ROWS.replace("\r\n", "\n").encode("cp1252"),
        ROWS.replace("\r\n", "\r").encode("cp1252"),
        (ROWS + ";\r\n\r\n;;\r\n").encode("cp1252"),
        ROWS.replace("/activité", '"/activité"').encode("cp1252"),
        ROWS.replace("/activité", " /activité ").encode("cp1252"),
        ROWS.replace("Ancienne", '"Ancienne, ou d’avant"').encode("cp1252"),
    ],
)
@pytest.mark.parametrize("name", ["redirections.csv", "REDIRECTIONS.CSV"])
def test_file_of_a_spreadsheet_is_read(webmaster, data, name):
    sent(webmaster, data, name)

    assert listed() == [("/activité", NEW), ("/l’été", NEW)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_file_of_tabs_is_read(webmaster, encoding):
    sent(webmaster, ROWS.replace(";", "\t").encode(encoding), "liste.tsv")

    assert listed() == [("/activité", NEW), ("/l’été", NEW)]


def test_address_with_separators_of_its_own_stays_whole(webmaster):
    rows = f'Ancienne;Nouvelle\n"/spip.php?a,b;c=""d""";{NEW}\n/x,y;{NEW}?q=1,2\n'

    sent(webmaster, rows.encode("cp1252"))

    assert listed() == [('/spip.php?a,b;c="d"', NEW), ("/x,y", f"{NEW}?q=1,2")]


def test_row_without_a_target_leaves_the_others_alone(webmaster):
    response = sent(webmaster, f"Ancienne;Nouvelle\n/seule\n/deux;{NEW}\n".encode())

    assert response.status_code == 200
    assert listed() == [("/seule", ""), ("/deux", NEW)]


def test_spreadsheet_itself_is_read(webmaster):
    book, data = Workbook(), BytesIO()
    for row in (["Ancienne", "Nouvelle"], ["/activité", NEW]):
        book.active.append(row)
    book.save(data)

    sent(webmaster, data.getvalue(), "Liste.XLSX")

    assert listed() == [("/activité", NEW)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "vide.csv"),
        (b"\0\0\0", "nuls.csv"),
        (b"\xff\xfe\x00", "coupe.csv"),
        (b"PK\x03\x04", "livre.csv"),
        (b"a;b", "liste.doc"),
        (b'"a;b\n' * 1000, "guillemets.csv"),
    ],
)
def test_file_that_is_no_list_is_answered(webmaster, data, name):
    response = webmaster.post(START, {"import_file": SimpleUploadedFile(name, data)}, follow=True)

    assert response.status_code == 200
    assert listed() == []
