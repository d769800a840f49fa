"""Where an edition and its registration stand today: derived from its dates, never stored."""

from datetime import date

from cuf_site import clock


class EditionState:
    """What the fields of ``EditionPage`` say on the day it is read."""

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def is_held(self) -> bool:
        """Dated, past and not cancelled: the only editions said to have taken place."""
        if self.is_cancelled or not self.start_date:
            return False
        return (self.end_date or self.start_date) < clock.today()

    @property
    def is_running(self) -> bool:
        """Whether today is one of its days."""
        return bool(self.start_date) and not self.is_cancelled and self.has_day(clock.today())

    @property
    def is_to_come(self) -> bool:
        """Whether it is dated and starts after today."""
        return bool(self.start_date) and not self.is_cancelled and self.start_date > clock.today()

    @property
    def is_past(self) -> bool:
        """Whether its days, its period or else its year are past, cancelled or not."""
        last = self.end_date or self.start_date or self.period_end
        if last:
            return last < clock.today()
        return bool(self.year) and self.year < clock.today().year

    @property
    def is_announced(self) -> bool:
        """Announced for a period that is not over, without its days being known."""
        is_undated = self.period_end and not self.start_date and not self.is_cancelled
        return bool(is_undated) and self.period_end >= clock.today()

    @property
    def state(self) -> str:
        """Where it stands today, in one word.

        running, to-come, held, cancelled; without dates: announced, lapsed (the period it was
        announced for is over), postponed or undated.
        """
        states = {
            "cancelled": self.is_cancelled,
            "running": self.is_running,
            "to-come": self.is_to_come,
            "held": self.is_held,
            "postponed": self.status == self.Status.POSTPONED,
            "announced": self.is_announced,
            "lapsed": self.period_end is not None,
        }
        return next((name for name, is_true in states.items() if is_true), "undated")

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.is_cancelled or self.is_past

    @property
    def needed_on(self) -> date | None:
        """The day that its translations are for, until it is over."""
        is_ahead = self.is_running or self.is_to_come or self.is_announced
        return (self.start_date or self.period_end) if is_ahead else None

    @property
    def days_left(self) -> int:
        """Days until the first one; only for an edition to come."""
        return (self.start_date - clock.today()).days

    @property
    def registration_state(self) -> str:
        """One of ``unknown``, ``soon``, ``open``, ``closed``, derived from dates and link."""
        today = clock.today()
        closes = self.registration_closes_on or self.end_date or self.start_date
        if self.is_cancelled or (closes and closes < today):
            return "closed"
        if self.registration_opens_on and self.registration_opens_on > today:
            return "soon"
        return "open" if self.registration_url else "unknown"
