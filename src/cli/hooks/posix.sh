# shellcheck shell=sh
# What `selfcare init posix` prints, after some lines that say where things are and inside a test for an interactive shell.
# These shells have no hook before a prompt, so the day is looked at here, once; nothing here can fail, also under set -eu.

# An alias, unless that name is somebody else's. The first that checks in is the word a greeting names.
_selfcare_alias() {
    if command -v "$1" > /dev/null 2>&1; then
        case $(alias "$1" 2> /dev/null || :) in
            *"${_selfcare_name-}"*) ;;
            *) return 0 ;;
        esac
    fi
    # shellcheck disable=SC2139 # it is whole already
    alias "$1=$2"
    if [ "$2" = "$_selfcare_name checkin" ]; then
        _selfcare_word=${_selfcare_word:-$1}
    fi
}

_selfcare_word=
_selfcare_aliases _selfcare_alias

if [ -n "$_selfcare_stamp" ] && [ -t 1 ] && _selfcare_has; then
    _selfcare_greet "${_selfcare_word:-selfcare checkin}" || :
fi
