"""What the desk calls stages, steps and places, each with its colour class."""

STAGES: dict[str, tuple[str, str]] = {
    "unknown": ("Belum diketahui", ""),
    "started": ("Belum selesai", "wait"),
    "submitted": ("Menunggu diperiksa", "work"),
    "returned": ("Perlu diperbaiki", "bad"),
    "accepted": ("Sedang diproses", "work"),
    "closed": ("Selesai", "good"),
    "withdrawn": ("Ditarik pemohon", ""),
}
OUTPUT_STAGES: dict[str, tuple[str, str]] = {
    "waiting": ("Menunggu diproses", ""),
    "entered": ("Sudah masuk SIAK", "work"),
    "verified": ("Sudah diverifikasi", "work"),
    "issued": ("Sudah terbit", "wait"),
    "printed": ("Sudah dicetak", "wait"),
    "handed_over": ("Sudah diserahkan", "good"),
    "rejected": ("Ditolak", "bad"),
}
EVENTS: dict[str, str] = {
    "application.started": "Permohonan dibuka",
    "application.submitted": "Permohonan dikirim",
    "application.mended": "Isian atau berkas diperbaiki",
    "application.returned": "Dikembalikan untuk diperbaiki",
    "application.accepted": "Dinyatakan lengkap dan benar",
    "application.withdrawn": "Ditarik oleh pemohon",
    "application.resolved": "Beda isian diputuskan",
    "application.late_decided": "Keputusan pelaporan terlambat",
    "output.siak_entered": "Data dimasukkan ke SIAK",
    "output.verified": "Data diverifikasi",
    "output.issued": "Dokumen terbit",
    "output.printed": "Dokumen dicetak",
    "output.handed_over": "Dokumen diserahkan",
    "output.rejected": "Dokumen ditolak",
    "output.corrected": "Dokumen dibuka kembali untuk dibetulkan",
}
DOORS: dict[str, str] = {
    "desk": "Meja pelayanan",
    "web": "Situs web",
    "whatsapp": "WhatsApp",
    "visit": "Mobil jemput bola",
    "collective": "Kolektif desa",
}
