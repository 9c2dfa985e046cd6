"""The worst days in turn: the server restored, rebuilt from the keeper, from a laptop alone."""

from typing import Any

from jangkau_worlds.drill import REGENCY, Drill, until

BIRTHS = 12


def play(drill: Drill) -> None:
    """Play four days; each begins with an office at work and ends with what came back."""
    _say("Hari biasa: satu kantor, satu desa, satu penjaga.")
    _found(drill)
    _work(drill, 1)
    _say("Hari pertama: server terbakar; cadangan ada, dan yang baru ada pada penjaga.")
    _restored(drill)
    _say("Hari kedua: server dan cadangan hilang; penjaga tinggal.")
    _from_keeper(drill)
    _say("Hari ketiga: penjaga pun hilang; laptop desa tinggal.")
    _from_node(drill)


def _found(drill: Drill) -> None:
    keeper, told = f"http://127.0.0.1:{drill.port + 1}", _named()
    drill.do("keeper", "init", "--role", "keeper", *told, "--port", str(drill.port + 1))
    drill.run("keeper", "keep", drill.port + 1)
    drill.do("regency", "init", "--role", "regency", *told, "--keeper", keeper)
    ticket = drill.ask("regency", "people", str(drill.folder / "tiket"))
    (drill.folder / "kit").mkdir()
    drill.ask("regency", "kit", str(drill.folder / "kit"))
    checked = drill.do("regency", "kit", "check", *_kit(drill))
    drill.promise("Baik." in checked, "kedua lembar kit membuka kunci")
    drill.run("regency", "serve", drill.port)
    upstream = f"http://127.0.0.1:{drill.port}"
    drill.do("village", "init", "--role", "village", "--ticket", ticket, "--upstream", upstream)
    drill.do("village", "sync")


def _work(drill: Drill, seed: int) -> None:
    """File births at the village, accept half at the office, wait for two ticks."""
    filed = drill.ask("village", "file", str(BIRTHS), str(seed))
    drill.do("village", "sync")
    drill.ask("regency", "accept", *filed[: BIRTHS // 2])
    until(lambda: _level(drill))
    drill.promise(True, f"{BIRTHS} kelahiran dicatat di desa, dua centang di kedua tempat")


def _level(drill: Drill) -> bool:
    drill.do("village", "sync")
    here, there = drill.ask("village", "stand"), drill.ask("regency", "stand")
    papers = here["papers"] == there["papers"]
    level = set(here["acts"]) == set(there["acts"]) == set(here["safe"]) == set(there["safe"])
    return level and papers and not here["unsent"]


def _restored(drill: Drill) -> None:
    drill.do("regency", "backup", str(drill.folder / "backups"))
    _work(drill, 100)
    before = drill.ask("regency", "stand")
    drill.lose("regency")
    said = drill.do("regency", "restore", str(drill.folder / "backups"), *_kit(drill))
    drill.promise("Sama dengan cadangan" in said, "cadangan kembali, sama menurut sidiknya")
    refused = drill.do("regency", "serve", check=False)
    drill.promise("JKL-1659" in refused, "serve menolak sebelum pemulihan selesai")
    drill.do("regency", "recover", "--from-keeper", f"http://127.0.0.1:{drill.port + 1}")
    _compare(drill, before, "cadangan + penjaga")
    _go_on(drill, 200)


def _from_keeper(drill: Drill) -> None:
    before = drill.ask("regency", "stand")
    drill.lose("regency", "backups")
    address = f"http://127.0.0.1:{drill.port + 1}"
    drill.do("regency", "recover", "--from-keeper", address, *_kit(drill))
    _compare(drill, before, "penjaga")
    after = drill.ask("regency", "stand")
    same = after["accounts"] == before["accounts"]
    drill.promise(same, f"{len(after['accounts'])} akun kembali")
    drill.promise(_heads(before) <= _heads(after), "ujung setiap log sama")
    _go_on(drill, 300)


def _from_node(drill: Drill) -> None:
    before = drill.ask("village", "stand")
    drill.lose("regency", "keeper")
    stick = str(drill.folder / "stik")
    drill.do("village", "stick", "export", stick, "--all")
    drill.do("regency", "recover", "--from-nodes", stick, "--name", "Contoh", *_kit(drill))
    _compare(drill, before, "laptop desa")
    told = [*_named(), "--port", str(drill.port + 1)]
    drill.do("keeper", "init", "--role", "keeper", *told)
    drill.run("keeper", "keep", drill.port + 1)
    toml = drill.home("regency") / "node.toml"
    toml.write_text(f'keeper = "http://127.0.0.1:{drill.port + 1}"\n' + toml.read_text())
    drill.ask("regency", "checker")
    _go_on(drill, 400)


def _compare(drill: Drill, before: dict[str, Any], source: str) -> None:
    """Hold up what came back against what was at two ticks, place by place."""
    after = drill.ask("regency", "stand")
    safe = {act: before["acts"][act] for act in before["safe"]}
    back = {act: place for act, place in after["acts"].items() if safe.get(act) == place}
    told = f"{source}: {len(back)} dari {len(safe)} catatan dua centang kembali"
    drill.promise(back == safe, told)
    drill.promise(after["read"] >= before["read"], f"{source}: {after['read']} isi terbaca")
    here, there = set(before["papers"]), set(after["papers"])
    drill.promise(here <= there, f"{source}: {len(here & there)} dari {len(here)} foto kembali")
    rebuilt = drill.do("regency", "rebuild")
    drill.promise("Sama dengan yang ada" in rebuilt, f"{source}: rebuild sama")


def _go_on(drill: Drill, seed: int) -> None:
    drill.run("regency", "serve", drill.port)
    _work(drill, seed)


def _named() -> list[str]:
    return ["--regency", REGENCY, "--name", "Contoh"]


def _kit(drill: Drill) -> list[str]:
    sheets = [str(drill.folder / "kit" / f"lembar-{number}.txt") for number in (1, 2)]
    return ["--kit", sheets[0], "--kit", sheets[1]]


def _heads(told: dict[str, Any]) -> set[tuple[Any, ...]]:
    return {tuple(head) for head in told["heads"]}


def _say(told: str) -> None:
    print(told, flush=True)  # noqa: T201
