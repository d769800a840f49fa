"""Snippets in other languages: they have no drafts, so each save keeps the words that stand."""

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page, get_translatable_models

from .segments import Words, confirmed_words, overlay, texts_of, words_of
from .sources import (
    forget,
    french_of,
    is_translation,
    missing,
    note_publication,
    refresh,
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
        post_delete.connect(forget, sender=model)


def keep_words(instance: models.Model, raw=False, **kwargs):
    """Give a snippet of another language the facts of French, and no French words.

    wagtail-localize fills in the French text of what is not translated: the words there
    already stand instead, or none.
    """
    source = None if raw or not is_translation(instance) else source_of(instance)
    if source is not None and (french := french_of(instance)):
        confirmed = confirmed_words(source, instance.locale)
        overlay(french, instance, standing_words(instance, words_of(french)) | confirmed)


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
        refresh(instance)
        for translation in translations_of(instance):
            translation.save()
    elif (source := source_of(instance)) and not missing(source, instance.locale):
        note_publication(source, instance.locale)
