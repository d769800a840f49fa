"""What we lean on in Wagtail, modelsearch and wagtail-localize, without their promise, is there.

Each test names what has changed; ``docs/upstream.md`` says what it is for.
"""

import inspect
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
import wagtail.admin
from django.contrib.staticfiles import finders
from django.db.models.signals import post_save
from django.utils.module_loading import import_string
from wagtail import hooks
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move
from wagtail_localize.models import StringTranslation

from cuf_site import upstream
from cuf_site.localisation.admin import editor_hooks, rights_hooks
from cuf_site.localisation.admin.rights_middleware import OPEN_OF_LOCALIZE
from cuf_site.localisation.text_checks import reason_of
from cuf_site.upstream import LOCALIZE_HOOKS, NAMES, PageListingCopyButton, localize_urls
from cuf_site.web.routing import find_route
from tests import factories
from tests.upstream import imported, private_names, recorded_digests, template_digests

# What our classes put in the place of what they inherit, without being asked to by a document.
OVERRIDDEN = [
    "modelsearch.backends.base.BaseSearchBackend._search",
    "wagtail.admin.forms.pages.WagtailAdminPageForm.is_valid",
    "wagtail.admin.forms.models.WagtailAdminModelForm.get_field_updates_for_resave",
    "wagtail.admin.panels.InlinePanel.BoundPanel",
    "wagtail.admin.views.generic.workflow.WorkflowAction.post",
    "wagtail.admin.views.pages.listing.IndexView.get_base_queryset",
    "wagtail.admin.views.reports.ReportView.get_filtered_queryset",
    "wagtail.admin.views.reports.ReportView.stream_csv",
    "wagtail.management.commands.publish_scheduled.Command.handle",
    "wagtail.models.Page.from_serializable_data",
    "wagtail.models.Page.get_view_restrictions",
    "wagtail.models.Page.private_page_options",
    "wagtail.models.Page.serve_password_required_response",
    "wagtail.models.PagePermissionTester.can_delete",
    "wagtail.rich_text.pages.PageLinkHandler.expand_db_attributes_many",
    "wagtail.snippets.views.snippets.IndexView.get_base_queryset",
]
# What wagtail-localize adds to the admin once ours has taken back its buttons.
HOOKS_OF_LOCALIZE = {
    "before_edit_page": {"before_edit_page"},
    "before_edit_snippet": {"before_edit_snippet"},
    "register_admin_urls": {"register_admin_urls"},
    "register_icons": {"register_icons"},
    "register_log_actions": {"wagtail_localize_log_actions"},
    "register_page_action_menu_item": {
        "register_convert_back_to_alias_page_action_menu_item",
        "register_restart_translation_page_action_menu_item",
    },
    "register_permissions": {"register_submit_translation_permission"},
    "register_reports_menu_item": {"register_wagtail_localize2_report_menu_item"},
    "register_snippet_action_menu_item": {"register_restart_translation_snippet_action_menu_item"},
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_name_is_there(name):
    assert getattr(upstream, name) is not None


@pytest.mark.parametrize("path", sorted(imported()))
def test_imported_name_is_there(path):
    module, _dot, name = path.rpartition(".")

    assert hasattr(import_module(module), name) or find_spec(path)


@pytest.mark.parametrize("path", OVERRIDDEN)
def test_overridden_method_is_there(path):
    owner, _dot, name = path.rpartition(".")

    assert hasattr(import_string(owner), name)


def test_private_names_stand_in_one_module():
    assert private_names() == set()


@pytest.mark.parametrize("template", sorted(recorded_digests()))
def test_template_is_the_one_that_ours_was_made_from(template):
    assert template_digests().get(template) == recorded_digests()[template]


def test_each_template_that_ours_lean_on_is_recorded():
    assert template_digests().keys() == recorded_digests().keys()


def test_route_that_is_kept_is_the_one_of_the_request(edition, rf):
    request = rf.get("/")
    route = find_route(request, "rencontres/2023/")

    upstream.keep_route(request, route)

    assert Page.route_for_request(request, "ailleurs/") is route


def test_root_paths_are_read_once_for_a_request(edition, django_assert_num_queries):
    request = SimpleNamespace()
    paths = upstream.site_root_paths(request)

    with django_assert_num_queries(0):
        again = upstream.site_root_paths(request)

    assert again == paths
    assert {"site_id", "root_path", "root_url", "language_code"} <= {*paths[0]._fields}


def test_page_tells_its_address_with_the_paths_it_is_given(edition, django_assert_num_queries):
    paths = upstream.site_root_paths(SimpleNamespace())
    upstream.give_site_root_paths(edition, paths)

    with django_assert_num_queries(0):
        assert edition.url == "/rencontres/2023/"


def test_slug_is_available_where_no_other_page_has_it(edition):
    parent = edition.get_parent()

    assert upstream.is_slug_available("2023", parent, edition)
    assert not upstream.is_slug_available("2023", parent, factories.make_edition(2024))
    assert upstream.next_slug(factories.make_edition(2025), "2023") == "2023-2"


def test_index_of_references_is_held_where_it_is_asked():
    before = upstream.is_reference_index_held()
    with upstream.hold_reference_index():
        inside = upstream.is_reference_index_held()

    assert (before, inside, upstream.is_reference_index_held()) == (False, True, False)


def test_search_backend_has_the_parts_that_ours_replaces():
    backend, compiler = upstream.DatabaseSearchBackend, upstream.SearchQueryCompiler

    assert issubclass(backend.index_class, upstream.SearchIndex)
    assert backend.query_compiler_class is compiler
    assert compiler.LAST_TERM_IS_PREFIX is False
    assert "fields" in inspect.signature(backend.search).parameters
    assert [*inspect.signature(upstream.SearchIndex.add_items).parameters] == [
        "self",
        "model",
        "objs",
    ]


def test_methods_that_are_replaced_are_ours():
    assert StringTranslation.get_comment is editor_hooks.comment_on
    assert StringTranslation.get_error is reason_of
    assert PageListingCopyButton.is_shown is rights_hooks.may_copy
    assert hasattr(StringTranslation, "field_error")
    assert hasattr(StringTranslation, "has_error")


def test_method_that_is_gone_cannot_be_replaced():
    with pytest.raises(AttributeError):
        upstream.replace_method(StringTranslation, "get_no_such_thing", reason_of)


def test_comment_holds_the_date_that_ours_replaces(home):
    assert "LOCALIZE" not in upstream.LOCALIZE_DATE_FORMAT
    assert "DATE_FORMAT" in inspect.getsource(editor_hooks.comment_with_english_date)


def receivers(signal) -> set:
    functions = [entry[1]() for entry in signal.receivers]
    return {function for function in functions if function is not None}


def test_handlers_that_ours_replace_are_disconnected():
    slug, move = receivers(page_slug_changed), receivers(post_page_move)

    assert upstream.autocreate_redirects_on_slug_change not in slug
    assert upstream.autocreate_redirects_on_page_move not in move
    assert {one.__name__ for one in slug} >= {"redirect_changed_slug"}
    assert {one.__name__ for one in move} >= {"redirect_moved_page"}
    assert upstream.post_save_string_translation not in receivers(post_save)


def registered_by_localize() -> dict[str, set[str]]:
    hooks.search_for_hooks()
    found = {}
    for name, rows in hooks._hooks.items():
        functions = {row[0].__name__ for row in rows if row[0].__module__ == LOCALIZE_HOOKS}
        if functions:
            found[name] = functions
    return found


def test_hooks_of_wagtail_localize_are_those_we_know():
    assert registered_by_localize() == HOOKS_OF_LOCALIZE


def test_hook_that_is_not_registered_cannot_be_withdrawn():
    with pytest.raises(LookupError):
        upstream.withdraw_hook("register_admin_urls", test_name_is_there)


def test_addresses_of_wagtail_localize_that_are_open_are_there():
    [included, *_others] = localize_urls()
    names = {pattern.name for pattern in included.url_patterns}

    assert names >= {name.removeprefix("wagtail_localize:") for name in OPEN_OF_LOCALIZE}


@pytest.mark.parametrize(
    "sent", ['"w-autosave"', 'dispatch("save"', 'dispatch("success"', 'dispatch("error"']
)
def test_autosave_sends_the_events_that_our_script_waits_for(sent):
    script = Path(wagtail.admin.__file__).parent / "static/wagtailadmin/js/core.js"

    assert sent in script.read_text()


@pytest.mark.parametrize("attribute", ["data-edit-form", "data-workflow-action-name"])
def test_forms_have_the_attributes_that_our_script_looks_for(attribute):
    script = Path(finders.find("js/editor.js")).read_text()
    folder = Path(wagtail.admin.__file__).parent / "templates"
    theirs = [path.read_text() for path in folder.rglob("*.html")]

    assert attribute in script
    assert any(re.search(rf"\b{attribute}\b", text) for text in theirs)
