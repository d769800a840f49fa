"""What the index of the meetings shows; see ``edition_views`` for its late imports."""

from django.http import Http404, HttpResponsePermanentRedirect
from wagtail.contrib.routable_page.models import path, re_path


class IndexViews:
    """Context and routes of ``RencontresIndexPage``."""

    @classmethod
    def indexed_routes(cls):
        """Return the people, topics and groups for the site map: see ``cuf_site.sitemaps``."""
        from ..indexed_routes import routes_of_index

        return routes_of_index()

    def read_shelf(self, request):
        """Return all editions as the reader of this page sees them."""
        from ..addresses import Addresses
        from ..editions import Shelf

        if "_shelf" not in self.__dict__:
            addresses = Addresses(request)
            self._shelf = Shelf.read(self.locale_code, addresses, addresses.path(self), self.path)
        return self._shelf

    def get_context(self, request, *args, **kwargs):
        from ..editions import next_edition

        editions = self.read_shelf(request).cards
        context = super().get_context(request, *args, **kwargs)
        return context | {"editions": editions, "next_edition": next_edition(editions)}

    def about(self, context):
        """Return what the index, or what is shown of it, tells machines."""
        from ..metadata import index_about

        return index_about(self, context)

    @re_path(r"^intervenants/(?P<handle>(?:[\w-]*-)?(?P<pk>\d{1,9}))/$")
    def person(self, request, handle, pk):
        """Someone across the editions; any other spelling of the name leads to the right one."""
        from ..addresses import person_handle, person_path
        from ..speakers import appearances_of, find_person, person_detail

        shelf = self.read_shelf(request)
        person, words = find_person(int(pk), shelf.reader.language)
        appearances = appearances_of(person, shelf) if person else ()
        if not appearances and not shelf.signs(person):
            raise Http404  # someone known from drafts only is not announced here
        if handle != person_handle(person):
            return HttpResponsePermanentRedirect(person_path(person, shelf.reader.index_url))
        context = {
            "person": person_detail(person, words, shelf.reader),
            "editions": appearances,
        }
        return self.render(request, context_overrides=context, template="rencontres/person.html")

    @path("thematiques/<slug:slug>/")
    def topic(self, request, slug):
        """The sessions on a topic, edition by edition."""
        from ..subject_pages import topic_context

        context = topic_context(slug, self.read_shelf(request))
        return self.render(request, context_overrides=context, template="rencontres/topic.html")

    @path("groupes/<slug:slug>/")
    def group(self, request, slug):
        """The sessions of a group, edition by edition."""
        from ..subject_pages import group_context

        context = group_context(slug, self.read_shelf(request))
        return self.render(request, context_overrides=context, template="rencontres/group.html")
