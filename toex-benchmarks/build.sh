# Sourced by the scripts beside it: builds if a source is newer than the jar, then sets JAVA and CP.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
jar=$(ls "$here"/target/toex-benchmarks-*.jar 2>/dev/null | head -n 1)
if [ -z "$jar" ] || [ -n "$(find "$here"/../*/src/main "$here"/../*/pom.xml "$here"/../pom.xml -type f -newer "$jar" 2>/dev/null | head -n 1)" ]; then
  echo "building" >&2
  rm -rf "$here"/target/lib "$here"/target/toex-benchmarks-*.jar
  (cd "$here/.." && ./mvnw -q -B -pl toex-benchmarks -am -Dmaven.test.skip=true -Dspotless.check.skip=true package) >&2 || exit 1
  jar=$(ls "$here"/target/toex-benchmarks-*.jar | head -n 1)
fi
JAVA=java
[ -z "${JAVA_HOME:-}" ] || JAVA="$JAVA_HOME/bin/java"
CP="$jar:$here/target/lib/*"
