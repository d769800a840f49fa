"""Every address of the admin, asked of a page and a snippet in three languages."""

from django.urls import URLPattern, get_resolver, reverse
from wagtail_localize.models import Translation

from tests import translating

LANGUAGES = ("fr", "en", "es")


class Content:
    """A page and a topic, each by language, and their translations by language."""

    def __init__(self, page, topic):
        self.pages = {code: translating.version(page, code) for code in LANGUAGES}
        self.topics = {code: translating.version(topic, code) for code in LANGUAGES}
        self.translations = self.of(page)
        self.topic_translations = self.of(topic)

    def of(self, row) -> dict[str, Translation]:
        found = Translation.objects.filter(source__object_id=row.translation_key)
        return {one.target_locale.language_code: one for one in found}

    def moderate(self):
        """Send the three pages to be published, and leave them there."""
        for page in self.pages.values():
            page.get_workflow().start(page, None)


def patterns(resolver=None, namespace=""):
    """Yield the name and the argument names of every address of the admin."""
    resolver = resolver or next(
        part for part in get_resolver().url_patterns if str(part.pattern) == "admin/"
    )
    for part in resolver.url_patterns:
        if not isinstance(part, URLPattern):
            inner = f"{namespace}{part.namespace}:" if part.namespace else namespace
            for name, arguments in patterns(part, inner):
                yield name, {*arguments, *part.pattern.converters}
        elif part.name:
            yield namespace + part.name, set(part.pattern.converters)


def arguments(content: Content, language: str) -> dict:
    """Return what addresses of the admin name, in one language."""
    page, translation = content.pages[language], content.translations.get(language)
    moderation = page.current_workflow_state
    source = content.translations["en"].source
    return {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk"), page.pk),
        "object_id": page.pk,
        "destination_id": page.get_parent().pk,
        "revision_id": page.latest_revision_id,
        "task_state_id": moderation.current_task_state_id,
        "workflow_state_id": moderation.pk,
        "translation_id": translation.pk if translation else 0,
        "translation_source_id": source.pk,
        "string_segment_id": source.stringsegment_set.first().pk,
        "content_type_app_name": "home",
        "content_type_model_name": "contentpage",
        "action": "delete",
    }


def particular(content: Content, name: str, language: str) -> dict:
    """Return what means a page in some addresses, and a snippet or something else in others."""
    named = {"action_name": "approve" if "workflow" in name else "unpublish"}
    if "bulk" in name:
        named |= {"app_label": "wagtailcore", "model_name": "page"}
    else:
        named |= {"app_label": "rencontres", "model_name": "topic"}
    if "api:pages" in name:
        named["pk"] = content.pages[language].pk
    elif "topic" in name or "snippet" in name:
        named["pk"] = content.topics[language].pk
    return named


def addresses(content: Content):
    """Yield ``(name, language, url)`` for every address of the admin with real arguments.

    The language is empty where the address names nothing of a language.
    """
    general = {language: arguments(content, language) for language in LANGUAGES}
    for name, names in patterns():
        found = {}
        for language, known in general.items():
            known = known | particular(content, name, language)
            args = [known["page_id"], "earliest", "latest"] if "compare" in name else None
            kwargs = None if args else {key: known.get(key, 1) for key in names}
            found[language] = reverse(name, args=args, kwargs=kwargs)
        if len(set(found.values())) == 1:
            yield name, "", found["fr"]
        else:
            for language, url in found.items():
                yield name, language, url
