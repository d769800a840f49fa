"""The service that may fill in translations, if there is one: wagtail-localize's own back ends."""

from importlib.util import find_spec

BACK_ENDS = "wagtail_localize.machine_translators"
SERVICES = {
    "deepl": f"{BACK_ENDS}.deepl.DeepLTranslator",
    "libretranslate": f"{BACK_ENDS}.libretranslate.LibreTranslator",
    "google": f"{BACK_ENDS}.google.GoogleCloudTranslator",
    "dummy": f"{BACK_ENDS}.dummy.DummyTranslator",
}


def machine_translator(env) -> dict | None:
    """Return what the environment says of the service; None, the default, is no service.

    Stop with one line that names the variable that is wrong or missing.
    """
    name = env.str("MACHINE_TRANSLATOR", default="").lower()
    if not name:
        return None
    if name not in SERVICES:
        raise SystemExit(f"MACHINE_TRANSLATOR={name!r} is none of {', '.join(SERVICES)}.")
    return {"CLASS": SERVICES[name], "OPTIONS": options(env, name)}


def options(env, name: str) -> dict:
    """Return what the back end of a service asks for."""
    timeout = env.int("MACHINE_TRANSLATOR_TIMEOUT", default=20)
    if name == "deepl":
        key = required(env, "MACHINE_TRANSLATOR_KEY", "DeepL's authentication key")
        return {"AUTH_KEY": key, "TIMEOUT": timeout}
    if name == "libretranslate":
        url = required(env, "MACHINE_TRANSLATOR_URL", "the address of LibreTranslate, https://…")
        key = env.str("MACHINE_TRANSLATOR_KEY", default="")
        return {"LIBRETRANSLATE_URL": url.rstrip("/"), "API_KEY": key, "TIMEOUT": timeout}
    if name == "google":
        check_google()
        project = required(env, "MACHINE_TRANSLATOR_PROJECT", "the Google Cloud project")
        return {"PROJECT_ID": project}
    return {}


def required(env, name: str, meaning: str) -> str:
    value = env.str(name, default="")
    if not value:
        raise SystemExit(f"{name} is not set: {meaning}.")
    return value


def check_google():
    """Stop where Google's library is missing: it is large, and not among our requirements."""
    try:
        is_there = find_spec("google.cloud.translate")
    except ModuleNotFoundError:
        is_there = None
    if not is_there:
        raise SystemExit("MACHINE_TRANSLATOR=google needs the package google-cloud-translate.")
