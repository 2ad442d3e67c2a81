# shellcheck shell=sh disable=SC2154 # the variables of the door
# The part of the door (../../heddle) that is read only when Heddle has to be built.
#
# Uses the door's $home, $jdk and $stamp, and its fail, install_command and needs_build.

work="$home/.heddle" log="$home/.heddle/build.log" lock="$home/.heddle/build.lock" begun="$home/.heddle/build.begun"

build_once() {
    # `env echo`, because the shell's own does not say that the disk is full
    problem=$({ mkdir -p "$work" && env echo >>"$log"; } 2>&1) ||
        fail "Heddle cannot write into its own folder $home (${problem##*: })." \
            "see that the folder is writable and its disk has room, or copy it elsewhere, then start again."
    take_lock
    if needs_build; then build; fi # another may have done it while we waited
    release
}

note() { # a text into a file; what can fail here, after all that was asked before, is the disk
    { printf '%s\n' "$1" >"$2"; } 2>/dev/null ||
        fail "Heddle cannot write into its own folder $home: the disk is full." "make room there, then start again."
}

runs() { kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]; } # the second is for a process of another user

# Two builds at once would write the same files. A lock's owner may be dead: its heir is who first makes `after-<pid>`.
take_lock() {
    waited=0 orphaned=0
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/pid" 2>/dev/null || true)
        if [ -z "$owner" ] || ! runs "$owner"; then
            if [ -n "$owner" ] && mkdir "$lock/after-$owner" 2>/dev/null; then break; fi
            orphaned=$((orphaned + 1)) # for a moment that is normal; for long, somebody was killed in between
            [ "$orphaned" -lt 10 ] || rm -rf "$lock"
        elif [ "$waited" = 0 ]; then
            echo "Waiting for another heddle (process $owner), which is building here." >&2
        fi
        waited=$((waited + 1))
        [ "$waited" -lt 1200 ] || fail "Another heddle (process $owner) has been building here for 20 minutes." \
            "end that process, delete .heddle/build.lock, then start again."
        sleep 1
    done
    trap release EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    note $$ "$lock/pid"
}

release() { # whatever happens: Maven and the progress line end, the lock is given back
    for child in ${progress:-} ${maven:-}; do
        if kill "$child" 2>/dev/null; then wait "$child" || true; fi
    done
    rm -rf "$lock"
    trap - EXIT INT TERM HUP
}

show_progress() { # a line that is drawn again each second
    while sleep 1; do
        module=$(sed -n 's/^\[INFO\] Building heddle-\([a-z-]*\) .*/: \1/p' "$log" | tail -n 1)
        printf '\r%-75s' "$doing$module, $(($(date +%s) - began)) s" >&2
    done
}

build() {
    command -v mvn >/dev/null || fail "Heddle has to be built, and there is no Maven (mvn) on the PATH." \
        "$(install_command maven maven maven maven), then start again."
    version=$(JAVA_HOME="$jdk" mvn -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    [ "${version% *}" != 3 ] || [ "${version#* }" -ge 8 ] || fail \
        "Maven ${version% *}.${version#* } is too old: 3.8 is needed." \
        "$(install_command maven maven maven maven) or put a newer mvn first on the PATH, then start again."
    if [ -d "$home/cli/target" ]; then doing="Building Heddle again"
    else doing="Building Heddle (first start, takes a minute or two)"; fi
    # Left over from a build that was cut off: a file may be half written, and Maven cannot know.
    if [ -e "$begun" ]; then rm -rf "$home"/*/target; fi
    # A running heddle keeps the deleted files open; overwritten ones would break it. No old version stays, either.
    rm -rf "$home"/cli/target/heddle "$home"/cli/target/heddle-cli-*.jar
    note "$home" "$begun"

    began=$(date +%s)
    (
        cd "$home" || exit
        export JAVA_HOME="$jdk"
        exec mvn -B -DskipTests -Dspotless.check.skip=true -pl '!exercises,!solutions,!house' package
    ) >"$log" 2>&1 </dev/null &
    maven=$!
    if [ -t 2 ]; then show_progress & progress=$!; else echo "$doing ..." >&2; fi
    if wait "$maven"; then built=yes; else built=no; fi
    maven=
    if [ -t 2 ]; then kill "$progress" && progress= && printf '\r%75s\r' '' >&2; fi
    [ "$built" = yes ] || explain_failure
    mv "$begun" "$stamp"
    echo "Heddle is built ($(($(date +%s) - began)) s)." >&2
}

explain_failure() { # of the build, from its log
    rm -f "$begun"
    errors=$(grep -E '^\[(ERROR|FATAL)' "$log" | sed 's/ -> \[Help.*//' | awk '!seen[$0]++' | cut -c 1-400 |
        grep -v -e '^\[ERROR\] *$' -e '\[Help' -e 'full stack trace' -e 'Re-run' -e 'For more' -e 'After corr' \
            -e 'mvn <args>' || true)
    [ -n "$errors" ] || errors=$(tail -n 4 "$log") # Maven itself did not come far
    again="then start again. All that Maven said is in $log"
    if grep -q -i -e 'No space left' -e 'quota exceeded' "$log" || ! echo >>"$log"; then
        fail "The build failed: the disk is full." "make room in $home and in ~/.m2, $again"
    elif echo "$errors" | grep -i -m 1 -e 'could not transfer' -e 'unknown host' -e 'offline mode' \
        -e 'could not find artifact' -e 'connection refused' -e 'timed out' >&2; then
        fail "The build could not fetch its libraries." \
            "check the network (and the proxy or mirror in ~/.m2/settings.xml), $again"
    fi
    echo "$errors" | head -n 8 >&2
    fail "The build failed." "mend what is said above, $again"
}
