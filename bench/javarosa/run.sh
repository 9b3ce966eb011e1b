#!/bin/sh
# Compares our form engine with JavaRosa, the engine of ODK Collect and KoboCollect, on generated
# forms and answers. Needs Java 17 (java, javac), Python 3 with pip, and cargo.
#
#   run.sh [CASES [FIRST]]   compare CASES cases (10000) from number FIRST (1) on
#   run.sh record            write the recorded cases of the ordinary tests anew
#
# JavaRosa comes out of ODK Validate in pyxform's wheel from PyPI; JAVAROSA_JAR names another jar.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/javarosa
mkdir -p "$work/classes"

if [ -z "${JAVAROSA_JAR:-}" ]; then
    JAVAROSA_JAR=$work/ODK_Validate.jar
    if [ ! -f "$JAVAROSA_JAR" ]; then
        python3 -m pip download --quiet --no-deps --dest "$work" pyxform==4.5.0
        unzip -p "$work"/pyxform-4.5.0-*.whl pyxform/validators/odk_validate/bin/ODK_Validate.jar \
            > "$JAVAROSA_JAR"
    fi
fi
javac -nowarn -cp "$JAVAROSA_JAR" -d "$work/classes" "$here/Driver.java"

export JAVAROSA_CLASSPATH="$JAVAROSA_JAR:$work/classes"
cd "$root"
if [ "${1:-}" = record ]; then
    exec cargo test --release -p xforms --test engine_javarosa -- --ignored --exact record --nocapture
fi
export JAVAROSA_CASES="${1:-10000}" JAVAROSA_FIRST="${2:-1}"
exec cargo test --release -p xforms --test engine_javarosa -- --ignored --exact agrees_with_javarosa --nocapture
