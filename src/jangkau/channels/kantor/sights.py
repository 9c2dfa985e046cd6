"""The views of the work list: what each is narrowed to, and which opens first for whom."""

from dataclasses import dataclass, replace

from jangkau.office.worklist import Filters, count
from jangkau.rules.access import Actor, Role


@dataclass(frozen=True, slots=True)
class View:
    """One way to see the list; `empty` says what it means when nothing is in it."""

    key: str
    label: str
    filters: Filters
    empty: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A view as a link, with how many applications are in it."""

    view: View
    number: int
    here: bool


VIEWS: tuple[View, ...] = (
    View(
        "periksa",
        "Perlu diperiksa",
        Filters(stages=("submitted",)),
        "Semua berkas sudah diperiksa.",
    ),
    View(
        "kembali",
        "Dikembalikan",
        Filters(stages=("returned",)),
        "Tidak ada berkas yang menunggu perbaikan.",
    ),
    View(
        "terlambat",
        "Keputusan terlambat",
        Filters(stages=("accepted",), only="late"),
        "Tidak ada pelaporan terlambat yang menunggu keputusan.",
    ),
    View(
        "salin",
        "Salin ke SIAK",
        Filters(stages=("accepted",), output_stages=("waiting",)),
        "Semua berkas lengkap sudah masuk SIAK.",
    ),
    View(
        "verifikasi",
        "Verifikasi",
        Filters(output_stages=("entered",)),
        "Tidak ada isian SIAK yang menunggu verifikasi.",
    ),
    View(
        "lampirkan",
        "Lampirkan PDF",
        Filters(output_stages=("verified",)),
        "Semua dokumen terverifikasi sudah dilampiri PDF.",
    ),
    View(
        "serahkan",
        "Siap diserahkan",
        Filters(output_stages=("issued", "printed")),
        "Tidak ada dokumen yang menunggu diserahkan.",
    ),
    View(
        "ditolak",
        "Ditolak",
        Filters(output_stages=("rejected",)),
        "Tidak ada dokumen yang ditolak.",
    ),
    View("semua", "Semua", Filters(), "Belum ada permohonan."),
)
FIRST: dict[Role, str] = {
    "checker": "periksa",
    "siak_operator": "salin",
    "verifier": "verifikasi",
    "office_head": "terlambat",
}
SORTS: dict[str, str] = {
    "priority": "Prioritas, lalu terlama",
    "oldest": "Terlama menunggu",
    "newest": "Terbaru",
}


def chosen(key: str, role: Role) -> View:
    """Return the view of this key, or the one that opens first for the role."""
    known = {view.key: view for view in VIEWS}
    return known.get(key) or known[FIRST.get(role, "semua")]


def tabs(actor: Actor, here: View, narrowed: Filters) -> list[Tab]:
    """Return every view with its number, within the service and village if named."""

    def within(filters: Filters) -> Filters:
        return replace(filters, service=narrowed.service, village=narrowed.village)

    return [
        Tab(
            view,
            count(actor, within(view.filters)),
            view.key == here.key,
        )
        for view in VIEWS
    ]
