"""What the approval of a workflow does: Wagtail's models import it, before any other of ours."""

from ..tree.names import by_name

publish_or_keep = by_name("cuf_site.localisation.publication.publish_or_keep")
