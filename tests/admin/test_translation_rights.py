"""A translator writes texts of their language, sends them to be published, and nothing else."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.menu import admin_menu
from wagtail.models import Locale, Page, PageViewRestriction, Revision, Task, TaskState
from wagtail.users.models import UserProfile
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from cuf_site.localisation.admin.rights_middleware import CLOSED_SENTENCE, NOT_OPEN_SENTENCE
from cuf_site.localisation.exchange.formats import FORMATS
from cuf_site.localisation.exchange.page_texts import documents
from cuf_site.localisation.rights import is_translator, languages_of
from cuf_site.localisation.snippets import snippet_models
from cuf_site.localisation.workshop.lines import place_of, translations
from cuf_site.localisation.workshop.lines import version as shown_version
from home.models import ContentPage
from home.setup.prepare import make_translation_group
from rencontres.models import Topic
from tests import factories, translating

from .addresses import Content, addresses
from .conftest import log_in

HOME = "/admin/"


@pytest.fixture(scope="module")
def site(french_site):
    """Make the site once for all tests of this module; return a page and a topic in French."""
    page = factories.make_content_page(french_site, title="À propos", intro="Une fédération.")
    page, topic = translating.publish_french(page), factories.get_topic("Eau")
    for language in ("en", "es"):
        translating.translate(page, language)
        translating.submit(topic, language)
        translating.confirm(topic, language)
        translating.version(topic, language).save()
    return page, topic


@pytest.fixture
def home(site, db):
    return site[0].get_parent()


@pytest.fixture
def content(site, db):
    return Content(*site)


@pytest.fixture
def translator(home):
    client = log_in(make_translation_group(Locale.objects.get(language_code="en")).name)
    UserProfile.objects.create(user=client.user, preferred_language="fr")
    return client


def edit_url(row) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])


def localize_url(name: str, *arguments) -> str:
    return reverse(f"wagtail_localize:{name}", args=arguments)


def put(client: Client, url: str, value="Words"):
    return client.put(url, f"value={value}", "application/x-www-form-urlencoded")


def write_text(client: Client, translation: Translation):
    """Write the translation of the first text, as the editor does."""
    segment = translation.source.stringsegment_set.order_by("order").first()
    address = reverse("translation_text", args=[translation.pk, segment.pk])
    row = translations([segment], translation.target_locale).get(place_of(segment))
    return client.post(address, {"text": "Words", "version": shown_version(row)})


def send_po(client: Client, translation: Translation, word="Words"):
    """Send the file of a translation with ``word`` for each text."""
    exported = timezone.now() + timedelta(days=1)  # after the translations that are there
    content = FORMATS["po"].write(documents([translation]), translation.target_locale, exported)
    po = FORMATS["po"].parse(content.decode())
    for entry in po:
        entry.msgstr = word
    file = SimpleUploadedFile("texts.po", str(po).encode())
    return client.post(reverse("translation_files_send"), {"file": file, "next": "/admin/account/"})


def is_refused(response, sentence=NOT_OPEN_SENTENCE) -> bool:
    """Whether a request ended at the door, with its reason told in French."""
    with override("fr"):
        sentence = str(sentence)
    if response.status_code == 403:
        return response.json() == {"error": sentence}
    told = [str(message) for message in get_messages(response.wsgi_request)]
    return response.get("Location") == HOME and told[-1:] == [sentence]


def state() -> dict:
    """Return what a translator might have changed."""
    models = (ContentPage, Topic, StringTranslation, SegmentOverride, Translation)
    models += (PageViewRestriction, Task, TaskState)
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    return rows | {"versions": Revision.objects.count(), "pages": Page.objects.count()}


@contextmanager
def nothing_written():
    """Fail when a row is written, but for the session's."""

    def watch(execute, sql, params, many, context):
        is_writing = sql.split()[0] in {"INSERT", "UPDATE", "DELETE", "REPLACE"}
        assert not is_writing or "django_session" in sql, sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


SNIPPETS = [f"{model._meta.app_label}_{model._meta.model_name}" for model in snippet_models()]
LISTS = ("list", "list_results")  # which lead to the rows of their language

# What is open: to be read, and to be written. « en » stands for what is of their language.
OPEN = {
    "GET": {
        "guide_picture": {""},
        "translation_guide": {""},
        "translation_report": {""},
        "translation_report_results": {""},
        "to_translate": {""},
        "translation_files": {""},
        "translation_files_download": {""},
        "translation_files_send": {""},
        "translation_near": {"en"},
        "wagtail_localize:javascript_catalog": {""},
        "wagtail_localize:preview_translation": {"en"},
        "wagtailadmin_account": {""},
        "wagtailadmin_dismissibles": {""},
        "wagtailadmin_explore": {"en"},
        "wagtailadmin_explore_results": {"en"},
        "wagtailadmin_explore_root": {""},
        "wagtailadmin_home": {""},
        "wagtailadmin_javascript_catalog": {""},
        "wagtailadmin_login": {""},
        "wagtailadmin_pages:confirm_workflow_cancellation": {"en"},
        "wagtailadmin_pages:edit": {"en"},
        "wagtailadmin_pages:history": {"en"},
        "wagtailadmin_pages:history_results": {"en"},
        "wagtailadmin_pages:revisions_compare": {"en"},
        "wagtailadmin_pages:revisions_view": {"en"},
        "wagtailadmin_pages:search": {""},
        "wagtailadmin_pages:search_results": {""},
        "wagtailadmin_pages:view_draft": {"en"},
        "wagtailadmin_pages:workflow_history": {"en"},
        "wagtailadmin_pages:workflow_history_detail": {"en"},
        "wagtailadmin_password_reset": {""},
        "wagtailadmin_password_reset_complete": {""},
        "wagtailadmin_password_reset_confirm": {""},
        "wagtailadmin_password_reset_done": {""},
        "wagtailadmin_sprite": {""},
        **{f"wagtailsnippets_cuf_site_glossaryterm:{step}": {""} for step in LISTS},
        "wagtailsnippets_rencontres_topic:edit": {"en"},
        "wagtailsnippets_rencontres_topic:history": {"en"},
        "wagtailsnippets_rencontres_topic:history_results": {"en"},
        **{f"wagtailsnippets_{name}:{step}": {""} for name in SNIPPETS for step in LISTS},
    },
    "POST": {
        "guide_picture": {""},
        "translation_guide": {""},
        "translation_confirm_memory": {"en"},
        "translation_text": {"en"},
        "wagtail_localize:preview_translation": {"en"},
        "to_translate": {""},
        "translation_files": {""},
        "translation_files_download": {""},
        "translation_files_send": {""},
        "wagtailadmin_account": {""},
        "wagtailadmin_dismissibles": {""},
        "wagtailadmin_login": {""},
        "wagtailadmin_password_reset": {""},
        "wagtailadmin_password_reset_complete": {""},
        "wagtailadmin_password_reset_confirm": {""},
        "wagtailadmin_password_reset_done": {""},
        "wagtailsnippets_rencontres_topic:edit": {"en"},
    },
}


@pytest.mark.parametrize("method", OPEN)
def test_every_address_of_the_admin_is_closed_unless_it_is_named(translator, content, method):
    content.moderate()
    before, found = state(), {}

    for name, language, url in list(addresses(content)):
        if name in {"wagtailadmin_logout", "wagtailadmin_error_test"}:
            continue
        translator.cookies.pop("messages", None)
        file = SimpleUploadedFile("texts.po", b"Nothing")
        with nothing_written():
            response = getattr(translator, method.lower())(url, {"file": file, "next": "/"})
        assert response.status_code < 500, url
        if not is_refused(response) and not is_refused(response, CLOSED_SENTENCE):
            found.setdefault(name, set()).add(language)

    assert found == OPEN[method]
    assert state() == before


def forms(content) -> dict[str, tuple[str, dict]]:
    """Return what a translator of English might send by other ways than the editor's buttons."""
    page, row, home = content.pages["en"], content.topics["en"], content.pages["en"].get_parent()
    api = f"/admin/api/main/pages/{page.pk}/action"
    bulk = "/admin/bulk/wagtailcore/page"
    task = page.current_workflow_task_state
    moderation = f"/admin/pages/workflow/action/{page.pk}"
    words = {"title": "Words", "slug": "words", "name": "Words"}
    return {
        "publish": (edit_url(page), {"action": "publish"}),
        "publish by Wagtail's button": (edit_url(page), words | {"action-publish": "1"}),
        "publish with what is sent": (edit_url(page), {"action": "submit", "action-publish": "1"}),
        "save the page's own form": (edit_url(page), words),
        "restart": (edit_url(page), {"localize-restart-translation": "1"}),
        "make an alias": (edit_url(page), {"localize-convert-to-alias": "1"}),
        "French page": (edit_url(content.pages["fr"]), words | {"action-submit": "1"}),
        "Spanish page": (edit_url(content.pages["es"]), {"action": "submit"}),
        "French row": (edit_url(content.topics["fr"]), words),
        "Spanish row": (edit_url(content.topics["es"]), {"action": "publish"}),
        "restart a row": (edit_url(row), {"localize-restart-translation": "1"}),
        "new row": ("/admin/snippets/rencontres/topic/add/", words),
        "new row in a chooser": ("/admin/snippets/choose/rencontres/topic/create/", words),
        "new page": (f"/admin/pages/add/home/contentpage/{home.pk}/", words),
        "copy": (f"/admin/pages/{page.pk}/copy/", words | {"new_slug": "copie"}),
        "approve": (f"{moderation}/approve/{task.pk}/", {"comment": ""}),
        "reject": (f"{moderation}/reject/{task.pk}/", {"comment": ""}),
        **{
            f"{action} together": (f"{bulk}/{action}/?id={page.pk}&next=/admin/", {})
            for action in ("publish", "unpublish", "delete", "move")
        },
        **{
            f"{action} by the API": (f"{api}/{action}/", {})
            for action in ("publish", "unpublish", "delete", "copy", "move", "create_alias")
        },
    }


@pytest.mark.promise(7)
@pytest.mark.trap(2)
@pytest.mark.trap(23)
def test_what_is_sent_by_other_ways_changes_nothing(translator, content, subtests):
    content.moderate()
    before = state()

    for label, (url, data) in forms(content).items():
        with subtests.test(label):
            response = translator.post(url, data)

            assert is_refused(response) or is_refused(response, CLOSED_SENTENCE)
    assert state() == before


@pytest.mark.promise(7)
def test_texts_and_files_of_another_language_are_refused(translator, content):
    spanish, before = content.translations["es"], state()
    override_url = localize_url("edit_override", content.translations["en"].pk, 1)

    responses = [
        write_text(translator, spanish),
        write_text(translator, content.topic_translations["es"]),
        put(translator, override_url),
        translator.get(localize_url("preview_translation", spanish.pk)),
    ]
    file = send_po(translator, spanish, "Palabra")

    assert [response.status_code for response in responses] == [302, 302, 403, 302]
    assert all(is_refused(response) for response in responses)
    assert file["Location"] == "/admin/account/"
    assert state() == before


def test_translator_writes_texts_of_their_language(translator, content):
    english = content.translations["en"]

    responses = [
        write_text(translator, english),
        write_text(translator, content.topic_translations["en"]),
    ]

    written = StringTranslation.objects.filter(last_translated_by=translator.user)
    assert ["#text-" in response["Location"] for response in responses] == [True, True]
    assert [(row.data, row.locale.language_code) for row in written] == [("Words", "en")] * 2


def test_translator_sends_a_file_of_their_language(translator, content):
    response = send_po(translator, content.translations["en"], "From a file")

    texts = StringTranslation.objects.filter(
        data="From a file", context__object_id=content.pages["fr"].translation_key
    )
    assert response.status_code == 200
    assert texts.count() == len(documents([content.translations["en"]])[0].lines)


def test_translator_submits_a_page_that_only_publication_publishes(
    translator, publication, content
):
    page = content.pages["en"]
    write_text(translator, content.translations["en"])

    translator.post(edit_url(page), {"action": "submit"})
    page.refresh_from_db()
    task = page.current_workflow_task_state
    words_before = page.title
    publication.post(f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/", {"comment": ""})

    page.refresh_from_db()
    assert (words_before, page.title) == ("EN À propos", "Words")
    assert page.current_workflow_state is None


def test_translator_saves_a_snippet_of_their_language(translator, content):
    write_text(translator, content.topic_translations["en"])

    translator.post(edit_url(content.topics["en"]), {"action": "publish"})

    names = Topic.objects.order_by("locale__language_code").values_list("name", flat=True)
    assert list(names) == ["Words", "ES Eau", "Eau"]


def test_translation_that_was_stopped_is_closed(translator, content):
    content.translations["en"].enabled = False
    content.translations["en"].save()
    before = state()

    responses = [
        translator.get(edit_url(content.pages["en"])),
        translator.post(edit_url(content.pages["en"]), {"action": "submit"}),
        write_text(translator, content.translations["en"]),
    ]

    assert [is_refused(response) for response in responses] == [True] * 3
    assert state() == before


def test_snippets_are_listed_in_their_language_only(translator, content):
    url = "/admin/snippets/rencontres/topic/"

    responses = [translator.get(url + query) for query in ("?locale=en", "?locale=es", "?q=e")]

    assert [is_refused(response) for response in responses] == [False, True, False]
    assert responses[2]["Location"] == f"{url}?q=e&locale=en"
    assert [row.locale.language_code for row in responses[0].context["object_list"]] == ["en"]


def test_translator_lands_on_what_is_to_be_translated(translator, content):
    translator.logout()
    credentials = {"username": translator.user.get_username(), "password": "x"}

    answer = translator.post("/admin/login/", credentials)
    response = translator.get(answer["Location"])

    panels = [panel.name for panel in response.context["panels"]]
    menu = [item.name for item in admin_menu.menu_items_for_request(response.wsgi_request)]
    assert answer["Location"] == HOME
    assert sorted(panels) == ["guide", "to_translate", "user_objects_in_workflow_moderation"]
    assert sorted(menu) == ["glossary", "help", "to-translate", "translation-files"]


def test_scripts_are_refused_in_json_and_people_on_their_list(translator, content):
    url = edit_url(content.pages["fr"])

    script = translator.get(url, headers={"X-Requested-With": "XMLHttpRequest"})
    person = translator.get(url, follow=True)

    assert (script.status_code, list(script.json())) == (403, ["error"])
    assert person.redirect_chain == [(HOME, 302)]


@pytest.mark.trap(1)
@pytest.mark.trap(6)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["publication", "admin_client"])
def test_nobody_stops_nor_syncs_nor_aliases_nor_submits_by_hand(request, content, who, method):
    client = request.getfixturevalue(who)
    page, translation = content.pages["fr"], content.translations["en"]
    row = content.topics["fr"]
    before = state()
    urls = [
        localize_url("stop_translation", translation.pk),
        localize_url("update_translations", translation.source_id),
        localize_url("convert_to_alias", content.pages["en"].pk),
        localize_url("submit_page_translation", page.pk),
        localize_url("submit_snippet_translation", "rencontres", "topic", row.pk),
        localize_url("machine_translate", translation.pk),
        f"/admin/api/main/pages/{page.pk}/action/create_alias/",
        f"/admin/api/main/pages/{page.pk}/action/copy_for_translation/",
    ]

    responses = [getattr(client, method)(url) for url in urls]

    assert [is_refused(response, CLOSED_SENTENCE) for response in responses] == [True] * len(urls)
    assert state() == before


def test_publication_reads_and_publishes_in_every_language(publication, content):
    page = content.pages["es"]
    write_text(publication, content.translations["es"])

    responses = [publication.get(edit_url(row)) for row in content.pages.values()]
    publication.post(edit_url(page), {"action": "publish"})

    page.refresh_from_db()
    assert [response.status_code for response in responses] == [200, 200, 200]
    assert page.title == "Words"
    assert page.live_revision.user == publication.user


def test_languages_are_known_before_there_is_a_page(home, translator, publication, redaction):
    both = log_in(make_translation_group(Locale.objects.get(language_code="ar")).name)
    both.user.groups.add(Group.objects.get(name="Rédaction"))
    clients = (translator, both, publication, redaction)

    assert [languages_of(client.user) for client in clients] == [{"en"}, set(), set(), set()]
    assert [is_translator(client.user) for client in clients] == [True, False, False, False]


def test_translator_of_a_language_without_pages_has_nothing_to_edit(translator, home):
    page = translating.version(home, "fr")

    responses = [translator.get(HOME), translator.get(edit_url(page))]

    assert responses[0].status_code == 200
    assert is_refused(responses[1])
