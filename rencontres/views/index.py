"""What the index of the meetings answers: all editions, and what crosses them."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from ..models import RencontresIndexPage
from ..reading.addresses import Addresses, person_handle, person_path
from ..reading.shelf import Shelf, next_edition
from ..reading.speakers import appearances_of, find_person, person_detail
from ..reading.subject_sessions import group_context, topic_context


def read_shelf(page: RencontresIndexPage, request: HttpRequest) -> Shelf:
    """Return all editions as the reader of ``page`` sees them; read once."""
    if "_shelf" not in page.__dict__:
        addresses = Addresses(request)
        page._shelf = Shelf.read(page.locale_code, addresses, addresses.path(page), page.path)
    return page._shelf


def context(page: RencontresIndexPage, request: HttpRequest) -> dict:
    """Return what the index and all that is below it show."""
    editions = read_shelf(page, request).cards
    return {"editions": editions, "next_edition": next_edition(editions)}


def person(page: RencontresIndexPage, request: HttpRequest, handle: str, pk: str) -> HttpResponse:
    """Someone across the editions; any other spelling of the name leads to the right one."""
    shelf = read_shelf(page, request)
    found, words = find_person(int(pk), shelf.reader.language)
    appearances = appearances_of(found, shelf) if found else ()
    if not appearances and not shelf.signs(found):
        raise Http404  # someone known from drafts only is not announced here
    if handle != person_handle(found):
        return HttpResponsePermanentRedirect(person_path(found, shelf.reader.index_url))
    shown = {"person": person_detail(found, words, shelf.reader), "editions": appearances}
    response = page.render(request, context_overrides=shown, template="rencontres/person.html")
    if found.is_withdrawn:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def topic(page: RencontresIndexPage, request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions on a topic, edition by edition."""
    shown = topic_context(slug, read_shelf(page, request))
    return page.render(request, context_overrides=shown, template="rencontres/topic.html")


def group(page: RencontresIndexPage, request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions of a group, edition by edition."""
    shown = group_context(slug, read_shelf(page, request))
    return page.render(request, context_overrides=shown, template="rencontres/group.html")
