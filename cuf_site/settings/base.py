"""What every environment shares. Values that differ are read from the environment elsewhere."""

from datetime import date
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from .databases import database  # noqa: F401

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

INSTALLED_APPS = [
    "home",
    "rencontres",
    "press",
    "cuf_site",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.routable_page",
    "cuf_site.web.redirects.RedirectsConfig",  # wagtail.contrib.redirects
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_countries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # the words of « il y a deux minutes » in the admin
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cuf_site.web.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cuf_site.web.middleware.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cuf_site.web.middleware.ReaderLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cuf_site.localisation.admin.rights_middleware.TranslatorsMiddleware",
    "cuf_site.localisation.admin.request_checks_middleware.SentTranslationsMiddleware",
    "cuf_site.admin.redirect_files.RedirectFilesMiddleware",
    "cuf_site.web.middleware.RefusedPublicationMiddleware",
    "cuf_site.web.middleware.FullDiskMiddleware",
    "cuf_site.web.middleware.AddressMiddleware",  # wagtail.contrib.redirects' own is narrower
]

ROOT_URLCONF = "cuf_site.urls"
WSGI_APPLICATION = "cuf_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "wagtail.templatetags.wagtailcore_tags",
                "cuf_site.templatetags.display",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages: French is the source and has no prefix; each other language is translated from it.
LANGUAGE_CODE = "fr"
LANGUAGES = [
    ("fr", _("French")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
]
# Languages sessions may be spoken in or interpreted into: those of the site, and others.
OTHER_SPOKEN_LANGUAGES = [("pt", _("Portuguese")), ("de", _("German")), ("it", _("Italian"))]
SPOKEN_LANGUAGES = list({**dict(LANGUAGES), **dict(OTHER_SPOKEN_LANGUAGES)}.items())
LOCALE_PATHS = [BASE_DIR / "cuf_site" / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "cuf_site" / "static"]
MEDIA_URL = "/media/"
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "cuf_site.web.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cuf_site.web.form_refusal.form_refused"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin scripts read it
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "Cités Unies France"
WAGTAILADMIN_USER_LOGIN_FORM = "cuf_site.admin.forms.LoginForm"
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "cuf_site.content.rich_text_widget.SiteRichTextArea"}
}
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "cuf_site.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cuf_site.admin.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 120_000_000  # see cuf_site.content.picture_files
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "cuf_site.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cuf_site.admin.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx", "ods", "xlsx", "odp", "pptx", "csv", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "private/document_password.html"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cuf_site.words.search_backend"}}
WAGTAILEMBEDS_FINDERS = []

# No page, the admin included, asks anything of another host.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# What is approved is published, but a translation waits for its French page.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cuf_site.localisation.moderation.publish_or_keep"

# Submitting a live page for translation must not publish it untranslated.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Languages whose translations stay marked in the admin until a native speaker has read them.
PROOFREAD_LANGUAGES = ["es", "ar"]

# A deleted translation leaves its translators' work to the next one; see ``sources.forget``.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

# The largest file of translations that is read, in bytes: ten times an edition.
TRANSLATION_FILE_MAX_BYTES = 10_000_000

# The day the site believes it is (date), for demonstrations; None is the real day.
SITE_TODAY = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Wagtail and its task runner tell every single step at INFO.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks")},
}


def site_today(name: str = "SITE_TODAY"):
    """Return the date in SITE_TODAY (YYYY-MM-DD) or None; refuse anything else in one line."""
    value = env.str(name, default="")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise SystemExit(f"{name}={value!r} is not a date: write it as 2023-09-19.") from None
