#!/usr/bin/env python3
"""Checks an indicator ledger's log, or a proof, with python's standard library alone.

usage: verify.py EVENTLOG_FOLDER            checksums, order, record hashes, root against checkpoint
       verify.py PROOF_FILE EVENT_FILE      an inclusion proof, with the event's line
"""
import base64, glob, hashlib, json, os, sys

TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    TABLE.append(byte)


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 255] ^ crc >> 8
    return f"{crc ^ 0xFFFFFFFF:08x}"


def record_hash(record):
    return hashlib.sha256(b"\0" + record).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256(b"").digest()
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node_hash(root(hashes[:split]), root(hashes[split:]))


def checkpoint(text):
    return text.split("\n")[0], int(text.split("\n")[1]), base64.b64decode(text.split("\n")[2])


def check_log(folder):
    lines = []
    for name in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        assert int(os.path.basename(name)[:-6]) == len(lines), name
        lines += open(name, "rb").read().split(b"\n")[:-1]
    for seq, line in enumerate(lines):
        event = json.loads(line)
        assert event["seq"] == seq, f"event {seq} says it is {event['seq']}"
        assert event["crc"] == crc32c(line[: line.rindex(b'"crc"')]), f"checksum of event {seq}"
    hashes = [record_hash(line) for line in lines]
    stored = open(os.path.join(folder, "hashes"), "rb").read()
    assert stored == b"".join(hashes), "hashes"
    _, size, head = checkpoint(open(os.path.join(folder, "checkpoint")).read())
    assert size <= len(lines), f"{size - len(lines)} events are missing at the end"
    assert head == root(hashes[:size]), "root"
    print(f"{len(lines)} events, root {root(hashes).hex()}")


def check_proof(proof_file, event_file):
    head, note = open(proof_file).read().split("\n\n", 1)
    kind, index, *path = head.split("\n")
    _, size, expected = checkpoint(note)
    at, last = int(index.removeprefix("index ")), size - 1
    node = record_hash(open(event_file, "rb").read().rstrip(b"\n"))
    for sibling in map(base64.b64decode, path):
        assert last > 0, "the proof is too long"
        if at & 1 or at == last:
            node = node_hash(sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        at, last = at >> 1, last >> 1
    assert kind == "c2sp.org/tlog-proof@v1" and last == 0 and node == expected, "the proof does not lead to the root"
    print(f"proved, root {expected.hex()}")


check_log(sys.argv[1]) if len(sys.argv) == 2 else check_proof(sys.argv[1], sys.argv[2])
