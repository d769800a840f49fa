"""The database that DATABASE_URL names, and how long it may keep a reader waiting."""

import environ

env = environ.Env()


def database(default: str) -> dict:
    """Return the DATABASES setting read from DATABASE_URL; SQLite bears concurrent writes."""
    config = env.db_url("DATABASE_URL", default=default)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = config.get("OPTIONS", {}) | database_limits()
    return {"default": config}


def database_limits() -> dict:
    """Return how long PostgreSQL may keep a reader waiting, from seconds in the environment.

    0 is without limit: a pool between the two may refuse the options of a session.
    """
    statement = env.int("DATABASE_STATEMENT_TIMEOUT", default=20) * 1000
    lock = env.int("DATABASE_LOCK_TIMEOUT", default=10) * 1000
    limits = {"statement_timeout": statement, "lock_timeout": lock}
    options = " ".join(f"-c {name}={value}" for name, value in limits.items() if value)
    found = {"connect_timeout": env.int("DATABASE_CONNECT_TIMEOUT", default=5)}
    if statement:  # what the network has lost is given up as soon
        found["tcp_user_timeout"] = statement
    return found | ({"options": options} if options else {})
