# Sourced by kernel/start and kernel/verify: finds what they need, installs what is missing, builds and installs the
# kernel. Sets: root, jar, stamp, JAVA_HOME, java_version.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$root/target/unroll-kernel.jar
stamp=$root/target/unroll-kernel.stamp # the fingerprint of what the jar was built from

stop() {
  printf '%s: %s\n' "kernel/$(basename "$0")" "$1" >&2
  exit 1
}

# phase NAME COMMAND...: runs the command, then prints the name and the seconds it took.
phase() {
  local name=$1 begin=$SECONDS
  shift
  "$@"
  printf '%-10s %4d s\n' "$name" $((SECONDS - begin))
}

# quietly LOG COMMAND...: shows what the command wrote only if it fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null || {
    tail -n 40 "$log" >&2
    stop "\"$1\" failed; all of its output is in $log"
  }
}

# --- what is there ---------------------------------------------------------------------------------------------------

jdk_homes() { # home and version of every JDK of this machine from 17 on, the user's own choice first
  local home version
  for home in "${JAVA_HOME:-/none}" "$(home_of_javac)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    home=$(cd "$home" 2>/dev/null && pwd -P) || continue
    [ -x "$home/bin/javac" ] && [ -f "$home/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    printf '%s\t%s\n' "$home" "$version"
  done | awk -F '\t' '$2 >= 17 && !seen[$1]++'
}

home_of_javac() { # of the one on the PATH; asked only where it is not a plain link
  local javac home
  javac=$(command -v javac) || return 0
  home=$(dirname "$(dirname "$(readlink -f "$javac" 2>/dev/null || echo "$javac")")")
  if [ -f "$home/release" ]; then
    echo "$home"
  else
    "$javac" -J-XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p'
  fi
}

find_jdk() {
  local first
  first=$(jdk_homes | head -n 1)
  [ -n "$first" ] || return 1
  JAVA_HOME=$(printf '%s' "$first" | cut -f 1)
  java_version=$(printf '%s' "$first" | cut -f 2)
  export JAVA_HOME
}

find_python() { # MODULE...: prints the first Python that has them all
  local python modules
  modules=$(IFS=,; printf '%s' "$*")
  for python in "$root/.venv/bin/python" "$(command -v python3)" /usr/bin/python3; do
    if [ -x "$python" ] && "$python" -c "import $modules" 2>/dev/null; then
      printf '%s\n' "$python"
      return 0
    fi
  done
  return 1
}

find_jupyter() { # prints the front end that is there, JupyterLab first
  local program
  for program in "$root/.venv/bin/jupyter-lab" "$(command -v jupyter-lab)" "$(command -v jupyter-notebook)"; do
    if [ -x "$program" ] && "$program" --version >/dev/null 2>&1; then
      printf '%s\n' "$program"
      return 0
    fi
  done
  return 1
}

has_maven() { command -v mvn >/dev/null; }

has_fonts() { [ "$(uname)" != Linux ] || fc-list 2>/dev/null | grep -q .; }

# --- what is missing -------------------------------------------------------------------------------------------------

# The test that tells whether a thing is there, and Debian's packages for it.
has() {
  case $1 in
    jdk) find_jdk ;;
    maven) has_maven ;;
    fonts) has_fonts ;;
    jupyter) find_jupyter >/dev/null ;;
    nbclient) find_python nbclient >/dev/null ;;
    jupyter_kernel_test) find_python jupyter_kernel_test >/dev/null ;;
  esac
}

packages_of() {
  case $1 in
    jdk) apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1 && echo openjdk-17-jdk-headless || echo default-jdk-headless ;;
    maven) echo maven ;;
    fonts) echo fontconfig fonts-dejavu-core ;;
    jupyter) echo jupyter-notebook jupyter-client jupyter-nbconvert ;;
    nbclient) echo python3-nbclient ;;
    jupyter_kernel_test) echo python3-jupyter-kernel-test ;;
  esac
}

can_install_packages() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

install_packages() { # THING...
  local sudo=() thing packages=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  quietly "$root/target/apt-update.log" ${sudo[@]+"${sudo[@]}"} apt-get update
  for thing in "$@"; do
    # shellcheck disable=SC2207 # package names have no spaces
    packages+=($(packages_of "$thing"))
  done
  set -- ${sudo[@]+"${sudo[@]}"} apt-get install --yes --no-install-recommends "${packages[@]}"
  echo "+ $*"
  DEBIAN_FRONTEND=noninteractive quietly "$root/target/apt-install.log" "$@"
}

make_private_python() { # THING...: a Jupyter of the project's own, in .venv
  command -v python3 >/dev/null || return 0
  echo "+ python3 -m venv .venv && .venv/bin/pip install -r binder/requirements.txt"
  {
    python3 -m venv "$root/.venv" && "$root/.venv/bin/pip" install -r "$root/binder/requirements.txt"
    case " $* " in *" jupyter_kernel_test "*) "$root/.venv/bin/pip" install jupyter_kernel_test ;; esac
  } >"$root/target/venv.log" 2>&1 </dev/null || echo "that failed; its output is in target/venv.log" >&2
}

explain() {
  case $1 in
    jdk) stop "no JDK 17 or newer found. Install openjdk-17-jdk-headless (Debian, Ubuntu) or 'brew install openjdk@17' (macOS), or set JAVA_HOME, and run this again." ;;
    maven) stop "no Maven found. Install maven (Debian, Ubuntu) or 'brew install maven' (macOS) and run this again." ;;
    fonts) echo "No fonts found: pictures come as SVG and text only. Install fontconfig and fonts-dejavu-core to have them as PNG too." ;;
    jupyter_kernel_test) ;; # kernel/verify names what it skips
    *) stop "no Jupyter found. Install jupyter-notebook, jupyter-client and python3-nbclient (Debian, Ubuntu), or a python3 with venv and pip, and run this again." ;;
  esac
}

# ensure THING...: uses what is there, installs what is missing, or says in one sentence what to install and stops.
ensure() {
  local thing missing=() of_python=()
  for thing in "$@"; do
    has "$thing" || missing+=("$thing")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  mkdir -p "$root/target"
  if can_install_packages; then
    install_packages "${missing[@]}"
  else
    for thing in "${missing[@]}"; do
      case $thing in
        jdk | maven) explain "$thing" ;;
        jupyter | nbclient | jupyter_kernel_test) of_python+=("$thing") ;;
      esac
    done
    [ ${#of_python[@]} -eq 0 ] || make_private_python "${of_python[@]}"
  fi
  for thing in "${missing[@]}"; do
    has "$thing" || explain "$thing"
  done
}

# --- the kernel ------------------------------------------------------------------------------------------------------

fingerprint() { # of everything the kernel jar is made from
  (
    cd "$root"
    find pom.xml LICENSE src/main kernel -type f ! -name '*.py' ! -name '*.sh' ! -path kernel/start ! -path kernel/verify \
      -exec cksum {} + | LC_ALL=C sort | cksum
  )
}

maven() { # GOALS...
  mvn --batch-mode --file "$root/pom.xml" "$@"
}

build() {
  local now
  now=$(fingerprint)
  if [ ! -f "$jar" ] || [ "$now" != "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "Building with Java $java_version (the first time, Maven fetches about 90 MB) ..."
    quietly "$root/target/build.log" maven -Dmaven.test.skip=true package
    printf '%s\n' "$now" >"$stamp"
  fi
}

jupyter_data() { # the user's, by Jupyter's own rules
  if [ "$(uname)" = Darwin ]; then
    echo "${JUPYTER_DATA_DIR:-$HOME/Library/Jupyter}"
  else
    echo "${JUPYTER_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/jupyter}"
  fi
}

install_kernel() {
  local spec
  spec=$(jupyter_data)/kernels/unroll
  if ! cmp -s "$jar" "$spec/unroll-kernel.jar" || ! grep -qF "\"$JAVA_HOME/bin/java\"" "$spec/kernel.json"; then
    quietly "$root/target/install.log" "$JAVA_HOME/bin/java" -jar "$jar" install --user
  fi
}
