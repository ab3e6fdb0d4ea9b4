"""How exact a place is that is no more than its name: types of the gazetteer, and the accuracies of RECORD.md."""

from __future__ import annotations

ACCURACY = {
    **{"country": "country", "governorate": "province", "district": "district", "subdistrict": "subdistrict"},
    **{"city": "city", "town": "town", "village": "village"},
    **{"neighbourhood": "neighbourhood", "camp": "neighbourhood", "region": "region", "mountain": "region", "valley": "region"},
    **{"hospital": "exact", "crossing": "exact", "airport": "exact", "base": "exact", "road": "street"},
}
