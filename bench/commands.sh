#!/bin/sh
# One article by the two usual commands: commands.sh PYTHON OUT SLUG
set -e
mkdir -p "$2/$3"
for notebook in notebooks/*.ipynb; do
    name=$(basename "$notebook" .ipynb)
    "$1" -m papermill --no-progress-bar --log-level ERROR -k python3 \
        -p article "$3" "$notebook" "$2/$3/$name.ipynb"
    "$1" -m nbconvert --log-level ERROR --to html "$2/$3/$name.ipynb"
done
