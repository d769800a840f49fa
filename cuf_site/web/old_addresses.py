"""The redirects that editors list, found however their old address is written.

Sites that link to an old address add parameters to it, change its capitals, compose its accents
or encode its letters in other ways than who has listed it.
"""

import re
from unicodedata import normalize
from urllib.parse import unquote_to_bytes, urlsplit

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

# Parameters that say where a reader comes from, or which part of a list of SPIP they read.
NOISE = re.compile(r"(?:utm|debut|mc|pk|mtm)_|(?:fbclid|gclid|dclid|msclkid|igshid)(?:=|$)")
APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
PLAIN_WORD = re.compile(r"[0-9a-z]+")
# Of a longer list of parameters the rest is not looked at.
MOST_PARAMETERS = 20


def find_redirect(request: HttpRequest) -> Redirect | None:
    """Return the redirect for the address of ``request``, ``None`` if there is none that leads on.

    One with parameters answers when all of them are asked for, whatever their order and the
    others; among several, the one with the most, then the one written alike, then the site's own.
    """
    wanted = request.get_full_path()
    written = Redirect.normalise_path(wanted)
    rows = candidates(wanted, Site.find_for_request(request))
    rows = [row for row in rows if answers_for(row.old_path, wanted)]
    rows.sort(
        key=lambda row: (
            len(parts_of(row.old_path)[1]),
            row.old_path == written,
            row.site_id is not None,
        ),
        reverse=True,
    )
    return next((row for row in rows if leads_on(row, request)), None)


def is_listed(row: Redirect, request: HttpRequest) -> bool:
    """Whether the old address of ``row`` is that of ``request``, letter by letter."""
    return row.old_path == Redirect.normalise_path(request.get_full_path())


def candidates(wanted: str, site: Site | None) -> QuerySet:
    """Return the redirects whose old address holds a word of the path, and of a parameter if any.

    The database compares capitals of plain letters only: the rest is for ``answers_for``.
    """
    path, parameters = parts_of(wanted)
    has_parameter = ~Q(old_path__contains="?")
    for parameter in parameters:
        has_parameter |= Q(old_path__icontains=plain_word(parameter))
    rows = Redirect.get_for_site(site).filter(old_path__icontains=plain_word(path))
    return rows.filter(has_parameter)


def answers_for(old_path: str, wanted: str) -> bool:
    """Whether the address of a redirect is the one that is wanted."""
    path, parameters = parts_of(old_path)
    wanted_path, wanted_parameters = parts_of(wanted)
    kept = {one for one in parameters if not NOISE.match(one)}
    return path == wanted_path and kept <= wanted_parameters


def leads_on(row: Redirect, request: HttpRequest) -> bool:
    """Whether ``row`` leads to another address than that of ``request``."""
    if not row.link:
        return False
    target = urlsplit(row.link)
    is_here = target.netloc in {"", request.get_host()}
    address = target._replace(scheme="", netloc="", fragment="").geturl()
    return not is_here or parts_of(address) != parts_of(request.get_full_path())


def parts_of(address: str) -> tuple[str, frozenset[str]]:
    """Return the path and the parameters of an address in the letters that are compared.

    « article123= », which some sites write, is « article123 ».
    """
    path, _mark, query = address.partition("?")
    parameters = query.replace("&amp;", "&").split("&")[:MOST_PARAMETERS]
    found = (letters(one.replace("+", " ")).rstrip("/").removesuffix("=") for one in parameters)
    path = re.sub("/+", "/", letters(path)).strip("/ ")
    return path, frozenset(filter(None, found))


def letters(text: str) -> str:
    """Return a text decoded and composed, in small letters, with typewriter apostrophes."""
    for _time in range(2):  # some sites encode what is encoded
        text = decoded(text)
    return normalize("NFC", normalize("NFC", text).lower()).translate(APOSTROPHES)


def decoded(text: str) -> str:
    """Return a text with its %XX as letters of UTF-8, or of the older encoding of SPIP."""
    data = unquote_to_bytes(text)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def plain_word(text: str) -> str:
    """Return the longest run of plain letters and digits, which the database can look for."""
    return max(PLAIN_WORD.findall(text), key=len, default="")
