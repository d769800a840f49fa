"""Each page type exists where the design says, is reached, shown, edited and previewed."""

from wagtail.models import Page, get_page_models
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import ContentPage, HomePage
from press.models import PressIndexPage, PressReleasePage
from rencontres.models import EditionPage, RencontresIndexPage, SessionPage
from tests import factories

TREE = {
    HomePage: ({Page}, {RencontresIndexPage, PressIndexPage, ContentPage}),
    RencontresIndexPage: ({HomePage}, {EditionPage}),
    EditionPage: ({RencontresIndexPage}, {SessionPage, ContentPage}),
    SessionPage: ({EditionPage}, set()),
    PressIndexPage: ({HomePage}, {PressReleasePage}),
    PressReleasePage: ({PressIndexPage}, set()),
    ContentPage: ({HomePage, ContentPage, EditionPage}, {ContentPage}),
}
EDITION = {
    "title": "Rencontres 2023",
    "number": "14",
    "year": "2023",
    "start_date": "2023-09-18",
    "end_date": "2023-09-19",
    "status": "scheduled",
    "programme_status": "none",
    "body": streamfield([("heading", "Les suites")]),
    **{name: inline_formset([]) for name in ("partners", "slots", "figures", "documents")},
}
SESSION = {
    "title": "Eau et territoires",
    "slug": "eau",
    "day": "2023-09-18",
    "start": "09:00",
    "end": "10:30",
    "access": "open",
    "mode": "on-site",
    "status": "confirmed",
    "body": streamfield([]),
    "participations": inline_formset(
        [{"person": "", "organisation": "Réseau Territoires", "role": "speaks"}]
    ),
    **{
        name: inline_formset([])
        for name in ("organisers", "topics", "groups", "countries", "documents")
    },
}
RELEASE = {
    "title": "Les Rencontres ouvrent",
    "slug": "ouverture",
    "kind": "release",
    "date": "2023-09-20",
    "body": streamfield([]),
    **{name: inline_formset([]) for name in ("contacts", "attachments", "errata")},
}
FORMS = {
    HomePage: {"title": "Cités Unies France", "slug": "accueil"},
    RencontresIndexPage: {"title": "Les Rencontres", "slug": "rencontres"},
    EditionPage: EDITION,
    SessionPage: SESSION,
    PressIndexPage: {"title": "Presse", "slug": "presse"},
    PressReleasePage: RELEASE,
    ContentPage: {
        "title": "À propos",
        "slug": "a-propos",
        "purpose": "text",
        "body": streamfield([]),
    },
}


class PageContractTests(WagtailPageTestCase):
    """Wagtail's own assertions, over every page type."""

    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_site()
        edition = factories.make_edition()
        session = factories.make_full_session(edition)
        cls.pages = {
            HomePage: cls.home,
            RencontresIndexPage: factories.get_index(),
            EditionPage: edition,
            SessionPage: session,
            PressIndexPage: factories.get_press_index(),
            PressReleasePage: factories.make_release(edition),
            ContentPage: factories.make_content_page(cls.home),
        }
        person = session.participations.get().person
        topic, group = session.topics.get().topic, session.groups.get().group
        cls.routes = [
            (RencontresIndexPage, f"intervenants/aissata-nom-001-{person.pk}/"),
            (RencontresIndexPage, f"thematiques/{topic.slug}/"),
            (RencontresIndexPage, f"groupes/{group.slug}/"),
            *((EditionPage, f"{name}/") for name in ("programme", "intervenants")),
            (EditionPage, "infos-pratiques/"),
            (EditionPage, "programme.ics"),
            (SessionPage, "seance.ics"),
        ]

    def form(self, model):
        """Return the data that the form of ``model`` posts."""
        kind = {"kind": str(factories.get_kind().pk)} if model is SessionPage else {}
        return nested_form_data(FORMS[model] | kind)

    def test_parents_and_children_are_those_of_the_design(self):
        for model, (parents, children) in TREE.items():
            with self.subTest(model.__name__):
                self.assertAllowedParentPageTypes(model, parents)
                self.assertAllowedSubpageTypes(model, children)

    def test_each_page_type_is_in_the_tree_of_the_design(self):
        assert {*get_page_models()} - {Page} == {*TREE}

    def test_pages_are_created_where_they_may_be(self):
        for model, (parents, _children) in TREE.items():
            for parent in parents - {Page}:
                with self.subTest(model=model.__name__, parent=parent.__name__):
                    self.assertCanCreateAt(parent, model)

    def test_indexes_are_created_once(self):
        assert not RencontresIndexPage.can_create_at(self.home)
        assert not PressIndexPage.can_create_at(self.home)

    def test_pages_are_routable_and_renderable(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsRoutable(page)
                self.assertPageIsRenderable(page)

    def test_routes_are_routable_and_renderable(self):
        for model, route in self.routes:
            with self.subTest(model=model.__name__, route=route):
                self.assertPageIsRoutable(self.pages[model], route)
                self.assertPageIsRenderable(self.pages[model], route)

    def test_pages_are_editable(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsEditable(page, self.form(model) | {"action-publish": "1"})

    def test_pages_are_published_by_their_form(self):
        self.login()
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                data = self.form(model) | {"action-publish": "1"}
                response = self.client.post(f"/admin/pages/{page.pk}/edit/", data)
                assert response.status_code == 302

    def test_pages_are_previewable(self):
        for model, page in self.pages.items():
            for mode, _label in page.preview_modes:
                with self.subTest(model=model.__name__, mode=mode):
                    self.assertPageIsPreviewable(page, mode, self.form(model))

    def test_previews_of_saved_and_of_new_pages_are_shown(self):
        self.login()
        for model, page in self.pages.items():
            for address in self.preview_addresses(model, page):
                with self.subTest(model=model.__name__, address=address):
                    self.client.post(address, self.form(model))
                    response = self.client.get(address)
                    self.assertContains(response, FORMS[model]["title"])

    def preview_addresses(self, model, page):
        """Return where the edit form, and the form of a new page, are previewed."""
        addresses = [f"/admin/pages/{page.pk}/edit/preview/"]
        if model is not HomePage:
            label = model._meta.label_lower.replace(".", "/")
            addresses.append(f"/admin/pages/add/{label}/{page.get_parent().pk}/preview/")
        return addresses
