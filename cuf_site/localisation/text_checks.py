"""What a translator may put in one place: a text that its field can hold, a target that exists.

A text that cannot stand is kept with the reason, which its editor shows beside it, and counts as
not translated: it blocks no publication in French.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models.signals import post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.blocks import Block, ListBlock, RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.models import (
    StringTranslation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from ..upstream import post_save_string_translation, replace_method
from .markup import faults

Place = models.Field | Block
# What the link of a rich text begins with: without it, an address is taken for a page below.
LINKS = ("https://", "http://", "mailto:", "tel:", "/", "#")
LONGEST_LINK = 2000  # characters


def connect():
    """Check each translation that is saved, from now on, whoever sends it."""
    pre_save.connect(mark_unusable, sender=StringTranslation)
    # That of wagtail-localize fails on a title that is too long.
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(show_title, sender=StringTranslation)


def mark_unusable(instance: StringTranslation, raw=False, update_fields=None, **kwargs):
    """Keep a text that cannot stand as an error."""
    if raw or (update_fields is not None and "data" not in update_fields):
        return
    french = instance.translation_of.data
    if reason := objection(instance.data, instance.context, french):
        instance.has_error, instance.field_error = True, reason


def reason_of(translation: StringTranslation) -> str | None:
    """Return why a text cannot stand, in our words if we have some for it."""
    if not translation.has_error:
        return None
    found = faults(translation.data, translation.translation_of.data)
    return translation.field_error or next(iter(found), None) or their_error(translation)


their_error = replace_method(StringTranslation, "get_error", reason_of)


def show_title(instance: StringTranslation, raw=False, **kwargs):
    """Name a page in the admin by the title that a translator has just given it."""
    is_manual = instance.translation_type == StringTranslation.TRANSLATION_TYPE_MANUAL
    is_title = instance.context and instance.context.path == "title"
    if raw or instance.has_error or not is_manual or not is_title:
        return
    Page.objects.filter(
        translation_key=instance.context.object_id, locale_id=instance.locale_id
    ).update(draft_title=StringValue(instance.data).render_text())


def objection(data: str, context: TranslationContext, french: str | None = None) -> str:
    """Return why a translation cannot stand in its place, in a sentence, or ""."""
    return misfit(data, max_length(place_of(context)), french)


def misfit(data: str, limit: int | None, french: str | None = None) -> str:
    """Return why a text cannot stand where ``limit`` characters do (None: as many as wanted).

    With its ``french`` text it must have the same links too (see ``workshop.markup``).
    """
    if "\0" in data:
        return _("This text holds a character that cannot be stored.")
    if broken := faults(data):
        return broken[0]
    text = StringValue(data).render_text()
    if not any(character.isprintable() and not character.isspace() for character in text):
        return _("This translation is empty.")
    if limit and len(text) > limit:
        sentence = _("%(limit)d characters at most; this translation has %(count)d.")
        return sentence % {"limit": limit, "count": len(text)}
    return next(iter(faults(data, french)), "")


def place_of(context: TranslationContext) -> Place | None:
    """Return the field or block that holds a text or target, ``None`` if it is there no more."""
    sources = TranslationSource.objects.filter(object_id=context.object_id)
    content_type = sources.values_list("specific_content_type", flat=True).first()
    if content_type is None:
        return None
    return place_in(ContentType.objects.get_for_id(content_type).model_class(), context.field_path)


def place_in(model: type[models.Model] | None, field_path: str) -> Place | None:
    """Return the field or block at a path of a model, ``None`` if it is there no more."""
    try:
        return find_place(model, field_path.split("."))
    except (AttributeError, FieldDoesNotExist, KeyError):
        return None


def find_place(model: type[models.Model], path: list[str]) -> Place:
    """Follow a path of names: ``participations.function``, ``body.list.item.title``."""
    name, *rest = path
    field = model._meta.get_field(name)
    if field.one_to_many:
        return find_place(field.related_model, rest)
    if not isinstance(field, StreamField):
        return field
    block = field.stream_block
    for name in rest:
        block = block.child_block if isinstance(block, ListBlock) else block.child_blocks[name]
    return block


def max_length(place: Place | None) -> int | None:
    """Return how many characters a place holds, if that is limited."""
    return getattr(getattr(place, "field", place), "max_length", None)


def is_link(data: str) -> bool:
    """Whether an address can stand in a rich text, and its page be stored."""
    return data.startswith(LINKS) and data.isprintable() and len(data) <= LONGEST_LINK


def accepts(context: TranslationContext, data) -> bool:
    """Whether a place can hold the target chosen for one language: it exists, of the right kind."""
    place = place_of(context)
    if isinstance(place, RichTextBlock | RichTextField):
        return isinstance(data, str) and is_link(data)
    try:
        if isinstance(place, Block):
            value = place.clean(place.to_python(data))
        else:
            value = place and place.clean(data, None)
    except (TypeError, ValidationError, ValueError):
        return False
    return value not in (None, "")
