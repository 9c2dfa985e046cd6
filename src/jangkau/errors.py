"""The small numbered family of errors, each with what to do next."""

FAMILY: dict[str, str] = {
    # 10xx forms
    "JKL-1000": "Permintaan ini tidak dapat dibaca. Kembali, lalu kirim sekali lagi.",
    "JKL-1001": "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK.",
    "JKL-1002": "Nomor KK terdiri dari 16 angka. Periksa kembali pada KK.",
    "JKL-1003": "{label} belum diisi. Isi lebih dahulu.",
    "JKL-1004": "{label} bukan tanggal yang ada. Tulis seperti 31-01-2026.",
    "JKL-1005": "{label} belum terjadi. Periksa tanggalnya.",
    "JKL-1006": "{label} ditulis dengan angka saja.",
    "JKL-1007": "Pilih salah satu jawaban untuk {label}.",
    "JKL-1008": "{label} ditulis jam dan menit. Contoh: 07.30.",
    "JKL-1009": "{label} terlalu panjang. Paling banyak {most} huruf.",
    "JKL-1010": "{label} antara {least} dan {most}. Periksa angkanya.",
    "JKL-1011": "Pilih desa atau kelurahan dari daftar.",
    "JKL-1021": "Kode wilayah pada {label} tidak dikenal. Cocokkan dengan KTP atau KK.",
    "JKL-1022": "Tanggal lahir pada {label} tidak ada. Cocokkan dengan KTP atau KK.",
    "JKL-1023": "{label} tidak sama dengan tanggal lahirnya. Cocokkan dengan KTP atau KK.",
    "JKL-1024": "{label} tidak sama dengan jenis kelaminnya. Cocokkan dengan KTP atau KK.",
    "JKL-1025": "{label} sama dengan {other}. Pastikan orangnya memang sama.",
    "JKL-1026": "{label} belum diisi. Isi bila orangnya sudah memiliki NIK.",
    "JKL-1027": "Nomor akta biasanya seperti 9901-LU-31012026-0001. Periksa kembali.",
    "JKL-1028": "{label} biasanya 9 sampai 15 angka. Periksa kembali.",
    "JKL-1031": "{label} lebih dari 60 huruf. Sarankan nama yang lebih pendek.",
    "JKL-1032": "{label} hanya satu kata. Sarankan sedikitnya dua kata.",
    "JKL-1033": "{label} memuat angka atau tanda baca. Sarankan huruf saja.",
    "JKL-1034": "{label} tampak disingkat. Sarankan nama yang lengkap.",
    "JKL-1035": "{label} tampak memuat gelar. Akta tidak mencantumkan gelar.",
    "JKL-1041": "{older} dan {younger} berjarak kurang dari {years} tahun. Periksa keduanya.",
    "JKL-1042": "Laporan lewat {days} hari. Tetap dilayani dengan keputusan kepala dinas.",
    "JKL-1091": "Nomor tanda terima terdiri dari 12 huruf dan angka; ini {length}. Lihat kembali tanda terima, lalu ketik ulang.",
    "JKL-1092": "Nomor tanda terima hanya berisi huruf dan angka. Lihat kembali tanda terima, lalu ketik ulang.",
    "JKL-1093": "Ada huruf atau angka yang keliru pada nomor tanda terima. Periksa satu per satu, lalu ketik ulang.",
    "JKL-1094": "Kode rahasia terdiri dari 8 huruf dan angka. Lihat kembali tanda terima, lalu ketik ulang.",
    "JKL-1098": "Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.",
    # 11xx papers
    "JKL-1101": "{label} belum dilampirkan. Foto suratnya atau pilih surat pengganti.",
    "JKL-1102": "{label} tidak cocok dengan jawaban formulir. Pilih surat yang lain.",
    "JKL-1110": "Berkas ini {size} MB; batasnya {limit} MB. Foto ulang dengan ukuran lebih kecil, lalu kirim lagi.",
    "JKL-1111": "Nama berkas ini nama foto, tetapi isinya PDF. Ganti akhir namanya menjadi .pdf, atau foto kertasnya.",
    "JKL-1112": "Berkas ini bukan foto (JPG, PNG, WebP) dan bukan PDF. Foto kertasnya, lalu kirim foto itu.",
    "JKL-1113": "Foto ini berjenis HEIC dan belum dapat dibaca. Ubah setelan kamera ke JPG, lalu foto lagi.",
    "JKL-1114": "Foto ini rusak atau terpotong. Kirim sekali lagi, atau foto ulang kertasnya.",
    "JKL-1115": "Ukuran gambar ini melebihi {limit} juta titik. Kecilkan ukuran di setelan kamera, lalu foto lagi.",
    "JKL-1116": "PDF ini rusak atau terkunci. Simpan ulang tanpa sandi, atau foto kertasnya.",
    "JKL-1117": "Berkas ini kosong. Pilih berkas lain, atau foto kertasnya.",
    "JKL-1118": "Bagian yang ditutup harus berada di dalam foto. Tandai lagi letak cap jempol pada foto.",
    "JKL-1120": "Berkas ini bukan PDF. Unduh lagi dokumennya dari SIAK, lalu lampirkan.",
    "JKL-1121": "PDF ini terlalu besar; batasnya {size_limit} MB dan {page_limit} halaman. Unduh lagi satu dokumen saja dari SIAK.",
    "JKL-1122": "PDF ini rusak atau terkunci. Unduh lagi dari SIAK, lalu lampirkan.",
    "JKL-1141": "Letak cap jempol belum ditandai. Tandai pada foto agar tidak ikut tersimpan.",
    "JKL-1142": "Jenis surat belum dipilih. Pilih surat yang dibawa, lalu foto lagi.",
    "JKL-1143": "Foto ini sama persis dengan foto yang lama. Foto ulang kertasnya.",
    # 12xx rules
    "JKL-1201": "Permohonan ini sudah dikirim. Buka daftar permohonan untuk melihatnya.",
    "JKL-1202": "Permohonan ini sudah diterima. Untuk mengubah data, hubungi pemeriksa berkas.",
    "JKL-1203": "Belum ada yang diubah. Perbaiki dulu bagian yang diminta.",
    "JKL-1204": "Berkas ini tidak sedang diperiksa. Muat ulang halaman untuk melihat keadaannya.",
    "JKL-1205": "Pilih bagian yang harus diperbaiki dan alasannya.",
    "JKL-1206": "Berkas ini belum lengkap atau sudah diterima. Muat ulang halaman.",
    "JKL-1207": "Ada dua isian yang berbeda. Pilih dulu yang benar pada daftar beda isian.",
    "JKL-1208": "Permohonan sudah masuk SIAK atau selesai. Hubungi kantor untuk membatalkan.",
    "JKL-1209": "Beda isian ini sudah diputuskan. Muat ulang halaman.",
    "JKL-1210": "Keputusan pelaporan terlambat tidak diperlukan sekarang. Muat ulang halaman.",
    "JKL-1211": "Berkas belum dinyatakan lengkap. Periksa berkas lebih dulu.",
    "JKL-1212": "Laporan ini terlambat. Minta keputusan kepala dinas lebih dulu.",
    "JKL-1213": "Petugas yang memasukkan data tidak boleh memverifikasi. Minta petugas lain.",
    "JKL-1214": "PDF dari SIAK belum dilampirkan. Unduh dari SIAK, lalu lampirkan di sini.",
    "JKL-1215": "Nama penanda tangan belum diisi. Salin dari dokumen SIAK.",
    "JKL-1216": "Penanda tangan harus orang ketiga, bukan yang memasukkan atau memverifikasi.",
    "JKL-1217": "Pilih dokumen yang diserahkan dan isi nama penerima.",
    "JKL-1218": "Pilih cara serah terima. Bila tidak tanda tangan, isi nama saksi.",
    "JKL-1219": "Isi dasar hukum penolakan dan cara mengajukan keberatan.",
    "JKL-1220": "Dokumen ini belum sampai atau sudah melewati langkah itu. Muat ulang halaman.",
    "JKL-1221": "PDF ini sudah terlampir pada dokumen lain. Periksa kembali berkas yang dipilih.",
    "JKL-1222": "Draf ini sudah berubah di jendela lain. Muat ulang halaman untuk melanjutkan.",
    "JKL-1223": "Kiriman ini sudah diputuskan. Muat ulang halaman untuk melihat keputusannya.",
    "JKL-1224": "Alasan belum diisi. Tulis alasannya, lalu coba lagi.",
    "JKL-1225": "Masih ada bagian yang ditandai perbaiki. Kembalikan, atau ubah tandanya.",
    # 13xx access
    "JKL-1301": "Data tidak ditemukan. Periksa nomornya, lalu coba lagi.",
    "JKL-1302": "Peran Bapak/Ibu tidak dapat melakukan langkah ini. Minta petugas yang berwenang.",
    "JKL-1303": "Nomor tanda terima dan kode rahasia tidak cocok. Periksa keduanya, lalu coba lagi.",
    "JKL-1304": "Terlalu banyak percobaan yang salah. Tunggu {minutes} menit, lalu coba lagi.",
    "JKL-1305": "Nama pengguna atau kata sandi tidak cocok. Periksa, lalu coba lagi.",
    "JKL-1306": "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.",
    "JKL-1307": "Kata sandi sekarang tidak cocok. Ketik sekali lagi.",
    "JKL-1308": "Kata sandi baru tidak sama di kedua isian. Ketik sekali lagi.",
    "JKL-1309": "Kata sandi baru terlalu mudah ditebak. Pakai paling sedikit 10 huruf atau angka yang tidak lazim.",
    "JKL-1310": "Tiket pendaftaran ini tidak sah. Minta tiket baru kepada kantor kabupaten.",
    "JKL-1311": "Tiket ini sudah dipakai perangkat lain. Minta tiket baru kepada kantor.",
    "JKL-1312": "Tiket ini sudah lewat masa berlakunya. Minta tiket baru kepada kantor.",
    "JKL-1313": "Tiket ini untuk peran {expected}, bukan {given}. Periksa perintahnya.",
    "JKL-1320": "Peran atau kode wilayah tidak dikenal. Pakai kode wilayah kabupaten ini.",
    "JKL-1321": "Nama pengguna kosong atau sudah dipakai. Pilih nama pengguna lain.",
    "JKL-1322": "Isi nama perangkat, jenisnya, dan kode wilayah kabupaten ini.",
    "JKL-1323": "Akun sendiri tidak dapat ditutup. Minta administrator lain menutupnya.",
    # 14xx travel
    "JKL-1401": "Kabupaten di {upstream} tidak terjangkau. Periksa jaringan, lalu ulangi perintah yang sama.",
    "JKL-1402": "Jawaban kabupaten tidak dapat dipercaya dan tidak dipakai. Kirim sekali lagi.",
    "JKL-1403": "Perangkat ini tidak dikenal kabupaten. Daftarkan perangkat lebih dahulu.",
    "JKL-1404": "Kiriman dari perangkat ini tidak dapat dibaca. Kirim sekali lagi.",
    "JKL-1405": "Kabupaten belum mengenal singkatan ini. Dikirim lagi tanpa singkatan.",
    "JKL-1406": "Berkas ini bukan bagian permohonan yang dikenal. Kirim permohonannya dahulu.",
    "JKL-1411": "Bundel {name} rusak atau berubah. Tidak ada yang diambil. Buat bundel baru.",
    "JKL-1412": "Bundel {name} milik kabupaten/kota {regency}. Tidak ada yang diambil.",
    "JKL-1413": "Bundel {name} dibuat perangkat yang tidak dikenal. Tidak ada yang diambil.",
    "JKL-1414": "Bundel {name} bukan untuk komputer ini. Tidak ada yang diambil.",
    "JKL-1415": "Bundel {name} tidak dapat dibuka. Periksa stik, lalu coba lagi.",
    "JKL-1416": "Bundel {name} belum dapat ditulis. Periksa ruang pada stik, lalu coba lagi.",
    "JKL-1417": "Bundel {name} tidak bersambung. Impor dahulu bundel sebelumnya.",
    "JKL-1421": "Salinan pada penjaga tidak bersambung. Dikirim lagi dari ujung penjaga.",
    "JKL-1422": "Penjaga menolak kiriman ini. Periksa kunci penjaga dengan jangkau doctor.",
    "JKL-1423": "Salinan pada penjaga rusak di {place}. Jalankan jangkau doctor.",
    "JKL-1431": "Kabupaten belum terhubung. Data tetap aman di sini dan dikirim nanti.",
    "JKL-1432": "Kabupaten menolak kiriman ({told}). Data tetap aman di sini.",
    # 15xx store
    "JKL-1500": "Ada gangguan pada sistem. Isian yang sudah disimpan tetap aman. Coba lagi.",
    "JKL-1501": "Penyimpanan hampir penuh. Data ini belum disimpan. Kosongkan tempat pada disk, lalu kirim lagi.",
    "JKL-1502": "Penyimpanan sedang dipakai proses lain. Data ini belum disimpan. Tunggu sebentar, lalu coba lagi.",
    "JKL-1503": "SQLite {version} dapat merusak data. Pasang ulang Jangkau, lalu jalankan lagi.",
    "JKL-1504": "Basis data tidak dapat dibuka dengan kunci ini. Pasang kembali folder kunci dari cadangan.",
    "JKL-1505": "Kunci {name} tidak ditemukan. Pasang kembali folder kunci dari cadangan.",
    "JKL-1506": "Belum ada simpul Jangkau di {folder}. Jalankan jangkau init lebih dahulu.",
    "JKL-1507": "Sudah ada simpul Jangkau di {folder}. Pilih folder lain.",
    "JKL-1508": "Catatan ini milik kabupaten/kota lain dan tidak disimpan. Kirim ke kabupaten/kota yang benar.",
    "JKL-1509": "Berkas ini belum lengkap di sini. Tunggu sampai selesai terkirim.",
    "JKL-1510": "Berkas ini sudah dihapus menurut aturan. Minta berkas baru kepada pemohon.",
    "JKL-1511": "Berkas ini terlalu besar. Batasnya {limit} MB. Kecilkan, lalu kirim lagi.",
    "JKL-1512": "Berkas ini rusak di sini. Pulihkan dari cadangan, atau minta kirim ulang.",
    # 16xx set-up
    "JKL-1601": "Folder simpul belum disebut. Pakai --home FOLDER atau atur JANGKAU_HOME.",
    "JKL-1602": "Port {port} sedang dipakai. Pilih port lain dengan --port.",
    "JKL-1603": "Berkas {path} tidak dapat dibaca. Periksa letak dan isinya.",
    "JKL-1604": "Laptop desa dan mobil memerlukan --ticket dan --upstream dari kantor.",
    "JKL-1605": "Server kabupaten memerlukan --regency dan --name. Contoh: --regency 99.01.",
    "JKL-1606": "Ada {count} hal yang salah pada katalog. Perbaiki, lalu periksa lagi.",
    "JKL-1607": "Ada {count} hal yang perlu dibereskan. Lihat baris bertanda SALAH.",
    "JKL-1608": "Kata sandi kedua tidak sama. Jalankan perintahnya sekali lagi.",
    "JKL-1609": "Tabel lama berbeda dari catatan dan sudah diganti. Laporkan ini kepada pembuat.",
}


class Refusal(Exception):
    """A refusal that a person can meet: a code, its facts, and the next step.

    Facts fill the sentence of the family and must never hold personal data.
    """

    def __init__(self, code: str, **facts: object) -> None:
        if code not in FAMILY:
            raise KeyError(code)
        self.code = code
        self.facts = facts
        super().__init__(code)

    def sentence(self) -> str:
        """Return the Indonesian sentence: what, why, and what to do now."""
        return FAMILY[self.code].format(**self.facts)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence()}"
