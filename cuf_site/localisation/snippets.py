"""Snippets in other languages: they have no drafts, so each save keeps the words that stand."""

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, get_translatable_models

from .minor_edits import decision_on, follow
from .overlay import Words, confirmed_words, overlay, texts_of, words_of
from .sources import (
    forget,
    french_of,
    is_translation,
    missing,
    note_publication,
    source_of,
    translations_of,
)


def snippet_models() -> list[type[models.Model]]:
    """Return the translatable models that are neither pages nor rows of a page."""
    return [
        model
        for model in get_translatable_models()
        if not issubclass(model, Page)
        and not any(isinstance(field, ParentalKey) for field in model._meta.fields)
    ]


def connect():
    """Keep the languages of every snippet together from now on."""
    for model in snippet_models():
        pre_save.connect(keep_words, sender=model)
        post_save.connect(follow_french, sender=model)
        pre_delete.connect(delete_translations, sender=model)
        post_delete.connect(forget, sender=model)
        for relation in get_all_child_relations(model):
            post_save.connect(follow_row, sender=relation.related_model)
            post_delete.connect(follow_row, sender=relation.related_model)


def keep_words(instance: models.Model, raw=False, **kwargs):
    """Give a snippet of another language the facts of French, and no French words.

    wagtail-localize fills in the French text of what is not translated: the words there
    already stand instead, or none, until all have been translated.
    """
    source = None if raw or not is_translation(instance) else source_of(instance)
    if source is not None and (french := french_of(instance)):
        words = standing_words(instance, words_of(french))
        if not missing(source, instance.locale).exists():
            words |= confirmed_words(source, instance.locale)
        overlay(french, instance, words)


def standing_words(instance: models.Model, french: Words) -> Words:
    """Return the words typed in ``instance``, those of its saved row where they are French."""
    before = type(instance)._default_manager.filter(pk=instance.pk).first()
    saved = words_of(before) if before else {}
    french_texts, typed = texts_of(french), words_of(instance)
    texts = texts_of(typed)
    own = {path: parts for path, parts in typed.items() if texts[path] != french_texts.get(path)}
    return saved | own


def follow_french(instance: models.Model, raw=False, **kwargs):
    """Take the other languages along when the French row is saved."""
    if raw:
        return
    if not is_translation(instance):
        follow(instance, decision_on(instance))
        for translation in translations_of(instance):
            translation.save()
    elif (source := source_of(instance)) and not missing(source, instance.locale):
        note_publication(source, instance.locale)


def follow_row(instance: models.Model, raw=False, **kwargs):
    """Take the other languages along when a French row of a snippet, saved after it, changes."""
    if raw or is_translation(instance):
        return
    for field in instance._meta.fields:
        if isinstance(field, ParentalKey) and (french := french_of(getattr(instance, field.name))):
            follow_french(french)


def delete_translations(instance: models.Model, **kwargs):
    """Delete a French snippet in the other languages too, before it goes."""
    if not is_translation(instance):
        for translation in translations_of(instance):
            translation.delete()
