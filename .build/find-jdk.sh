# Finds a JDK that can build and run SMTP Medic. Read by ./smtp-medic and ./verify; sets and exports JAVA_HOME, or
# ends the script with 2 and a plain message.

needed_java=25

# Prints the major version of the JDK in directory $1, or nothing where there is none.
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Prints the directory of the JDK whose java is first in PATH, or nothing.
jdk_in_path() {
    found=$(command -v java) || return 0
    while [ -L "$found" ]; do
        target=$(readlink "$found")
        case $target in
            /*) found=$target ;;
            *) found=$(dirname "$found")/$target ;;
        esac
    done
    dirname "$(dirname "$found")"
}

# Prints every directory that may hold a JDK, one a line, the best guess first.
jdk_candidates() {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    jdk_in_path
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v "$needed_java" 2>/dev/null || true
    fi
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home /home/linuxbrew/.linuxbrew/opt/openjdk/libexec; do
        [ -d "$candidate" ] && printf '%s\n' "$candidate"
    done
}

find_jdk() {
    old_ifs=$IFS
    IFS='
'
    for candidate in $(jdk_candidates); do
        version=$(jdk_version "$candidate")
        if [ -n "$version" ] && [ "$version" -ge "$needed_java" ]; then
            IFS=$old_ifs
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    IFS=$old_ifs
    cat >&2 <<MESSAGE
SMTP Medic needs a JDK $needed_java or newer, and none was found (looked at JAVA_HOME, PATH and the usual folders).
Install one, for example Eclipse Temurin $needed_java from https://adoptium.net or with your system's package manager,
or point JAVA_HOME at it.
MESSAGE
    exit 2
}

find_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    echo "SMTP Medic is built with Maven 3.8 or newer, and there is no mvn in PATH. Install it, then try again." >&2
    exit 2
}
