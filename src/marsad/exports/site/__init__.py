"""A public site of the published incidents: files that any web host or a stick can hold, with a manifest that a visitor can check."""

from __future__ import annotations

from marsad.exports.site.checking import Checked as Checked
from marsad.exports.site.checking import check_site as check_site
from marsad.exports.site.publishing import Published as Published
from marsad.exports.site.publishing import publish as publish
