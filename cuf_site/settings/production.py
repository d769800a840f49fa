"""Production: everything that differs from one host to another is read from the environment."""

from .base import *
from .machine_translation import machine_translator


def required(name: str, meaning: str) -> str:
    """Return an environment variable, or stop with one line that names it and says what it is."""
    value = env.str(name, default="")
    if not value:
        raise SystemExit(f"{name} is not set: {meaning}.")
    return value


def names(value: str) -> list[str]:
    """Return the names of a list separated by commas, with or without spaces."""
    return [name.strip() for name in value.split(",") if name.strip()]


DEBUG = False
SECRET_KEY = required("SECRET_KEY", "a long random string that signs sessions")
ALLOWED_HOSTS = names(required("ALLOWED_HOSTS", "the site's host names, separated by commas"))
required("DATABASE_URL", "postgres://user:password@host:5432/name")
DATABASES = database("")
WAGTAILADMIN_BASE_URL = required("BASE_URL", "the site's public address, https://www.example.org")
MEDIA_ROOT = env.path("MEDIA_ROOT", default=VAR_DIR / "media")
STATIC_ROOT = env.path("STATIC_ROOT", default=VAR_DIR / "static")
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)

CSRF_TRUSTED_ORIGINS = names(env.str("CSRF_TRUSTED_ORIGINS", default=""))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other sites of the domain may not be under TLS: its owner decides
    "security.W019",  # the admin shows previews in frames of the same origin
    "security.W021",  # the same owner decides on the browsers' preload list
]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "cuf_site.web.mail.EmailBackend"
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=5)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
