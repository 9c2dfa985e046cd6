"""Names for made-up people, of many of the country's manners."""

GIVEN_MALE = (
    "Ahmad", "Muhammad", "Agus", "Budi", "Dedi", "Eko", "Hendra", "Irfan", "Joko", "Kadek",
    "Made", "Rahmat", "Rizki", "Slamet", "Suryadi", "Taufik", "Wahyu", "Yohanes", "Yusuf",
    "Zainal", "Andreas", "Bambang", "Fajar", "Hasan", "Markus",
)  # fmt: skip
GIVEN_FEMALE = (
    "Siti", "Nur", "Dewi", "Ayu", "Fitri", "Indah", "Kartini", "Lestari", "Maria", "Ni Luh",
    "Putri", "Ratna", "Rina", "Sari", "Sri", "Tuti", "Wati", "Yuliana", "Aminah", "Fatimah",
    "Halimah", "Kristina", "Marlina", "Rahmawati", "Suryani",
)  # fmt: skip
FAMILY = (
    "Abdullah", "Anwar", "Aritonang", "Firmansyah", "Ginting", "Gunawan", "Hidayat",
    "Hutagalung", "Kurniawan", "Kusuma", "Lubis", "Maulana", "Nasution", "Nugroho", "Pangestu",
    "Permana", "Prasetyo", "Pratama", "Ramadhan", "Santoso", "Saputra", "Setiawan", "Sihombing",
    "Siregar", "Suharto", "Susanto", "Sutrisno", "Tarigan", "Wibowo", "Wijaya",
)  # fmt: skip
MIDDLE_FEMALE = ("Aisyah", "Anggraini", "Aulia", "Cahyani", "Handayani", "Khairunnisa",
                 "Maharani", "Oktaviani", "Puspita", "Wulandari")  # fmt: skip
MIDDLE_MALE = ("Adi", "Arif", "Bayu", "Dwi", "Galih", "Ilham", "Putra", "Rafi", "Satria",
               "Tri")  # fmt: skip
TOWNS = ("Penajam", "Singaraja", "Tamiang Layang", "Tenggarong", "Samarinda", "Balikpapan",
         "Denpasar", "Surabaya", "Makassar", "Banjarmasin")  # fmt: skip
