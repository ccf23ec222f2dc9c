#!/usr/bin/env bash
# followthemoney 4.11.2, Python 3.11.
#
# Expected: an entity id is an opaque string; where a reference to it is not taken, add() raises, as
# it does for a property that the schema lacks, or validation names it.
# Seen: an id with a colon stands as it is, on the entity and in the JSON, but every property that
# refers to it drops the value without a word. A graph of valid entities comes out without its links.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3.11}" -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check followthemoney==4.11.2
cd "$folder"
"$folder/env/bin/python" - <<'PYTHON'
from followthemoney import model


def link(identifier):
    """The references of an event to a person with this id, and the id that the person keeps."""
    person = model.make_entity("Person")
    person.id = identifier
    person.add("name", "Maren Holt")
    event = model.make_entity("Event")
    event.id = "event-1"
    event.add("involved", person.id)
    return person.to_dict()["id"], event.get("involved")


for identifier in ("person-holt", "person:holt"):
    print(identifier, "->", link(identifier))
assert link("person-holt") == ("person-holt", ["person-holt"])
assert link("person:holt") == ("person:holt", []), "references to ids with a colon are kept now"
print("as stated: the id is kept, the reference to it is dropped in silence")
PYTHON
