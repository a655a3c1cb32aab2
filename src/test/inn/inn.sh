#!/bin/bash
# A real INN (Debian's inn2) on loopback for the tests with the tag "inn": private to one folder, without systemd.
#
#   inn.sh start    install if missing (needs root), configure, start; prints where it listens
#   inn.sh stop     end its daemons
#   inn.sh wipe     stop, then remove the folder
#   inn.sh control COMMAND ARGUMENT...    tell innd something: newgroup, rmgroup, cancel, renumber (ctlinnd(8))
#
# Readers:  127.0.0.1:$INN_PORT (default 11391) open to all; +1 asks for user "reader", password "loom-test";
#           +2 the same as the first over TLS with the certificate authority $INN_DIR/tls/ca.pem;
#           +9 takes feeds (IHAVE, TAKETHIS)
# Checks:   more quoted than own text and articles over 100000 octets are refused; a cancel needs the key of
#           the article's lock, and each article posted gets a lock of the server's own too
# Groups:   alt.politics.usa, talk.politics.misc, misc.test; test.readonly (no posting), test.moderated (moderated)
set -euo pipefail

DIR=${INN_DIR:-${TMPDIR:-/tmp}/newsloom-inn}
PORT=${INN_PORT:-11391}
FEED=$((PORT + 9))
BIN=/usr/lib/news/bin
export INNCONF=$DIR/etc/inn.conf

as_news() { setpriv --reuid=news --regid=news --clear-groups env INNCONF="$INNCONF" HOME="$DIR" "$@"; }

is_alive() { [ -s "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null; }

install_inn() {
  if [ ! -x $BIN/innd ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    # The package's own configuration step fails where the host name has no domain: it is given one, so that
    # the package manager is content.  Nothing under /etc/news is used afterwards.
    env -u INNCONF apt-get install -y -q --no-install-recommends inn2 openssl || {
      grep -q '^domain:' /etc/news/inn.conf || echo 'domain: inn.invalid' >> /etc/news/inn.conf
      env -u INNCONF dpkg --configure inn2 || true
    }
    if [ ! -x $BIN/innd ]; then
      echo "inn2 could not be installed" >&2
      exit 1
    fi
  fi
}

configure() {
  [ -e "$DIR/etc/inn.conf" ] && return
  mkdir -p "$DIR"/{etc,db,run,log,tmp,tls,filter,spool/{articles,overview,incoming/bad,outgoing,innfeed,archive}}
  cat > "$DIR/etc/inn.conf" <<CONF
mta: "/bin/true %s"
organization: "Newsloom tests"
domain: inn.invalid
fromhost: inn.invalid
pathhost: inn.invalid
hismethod: hisv6
ovmethod: tradindexed
extraoverviewadvertised: [ Newsgroups ]
extraoverviewhidden: [ ]
pathnews: /usr/lib/news
patharchive: $DIR/spool/archive
patharticles: $DIR/spool/articles
pathdb: $DIR/db
pathetc: $DIR/etc
pathfilter: $DIR/filter
pathhttp: $DIR/log
pathincoming: $DIR/spool/incoming
pathlog: $DIR/log
pathoutgoing: $DIR/spool/outgoing
pathoverview: $DIR/spool/overview
pathrun: $DIR/run
pathspool: $DIR/spool
pathtmp: $DIR/tmp
runasuser: news
runasgroup: news
port: $FEED
bindaddress: 127.0.0.1
nnrpdpostport: $FEED
localmaxartsize: 100000
checkincludedtext: true
docancels: require-auth
artcutoff: 0
wireformat: true
doinnwatch: false
pgpverify: false
tlscafile: $DIR/tls/ca.pem
tlscertfile: $DIR/tls/server.pem
tlskeyfile: $DIR/tls/server.key
CONF
  echo 'method tradspool { class: 0 newsgroups: * }' > "$DIR/etc/storage.conf"
  printf 'streaming: true\nmax-connections: 20\npeer ME { hostname: "127.0.0.1" }\n' > "$DIR/etc/incoming.conf"
  echo 'ME:*::' > "$DIR/etc/newsfeeds"
  cat > "$DIR/etc/readers.conf" <<CONF
auth "local" { hosts: "127.0.0.1, localhost" default: "<local>" }
access "local" { users: "<local>" newsgroups: "*" access: RPA addcanlockuser: none }
CONF
  cat > "$DIR/etc/readers-login.conf" <<CONF
auth "login" { hosts: "127.0.0.1, localhost" auth: "ckpasswd -f $DIR/etc/passwd.nntp" }
access "login" { users: "reader" newsgroups: "*" access: RPA }
CONF
  echo 'cancels { canlockadmin: [ "the secret of the tests" ] }' > "$DIR/etc/inn-secrets.conf"
  echo "reader:$(openssl passwd -6 loom-test)" > "$DIR/etc/passwd.nntp"
  printf '/remember/:11\n*:A:1:never:never\n' > "$DIR/etc/expire.ctl"
  echo '*:moderator@inn.invalid' > "$DIR/etc/moderators"
  : > "$DIR/etc/control.ctl"
  : > "$DIR/etc/nnrpd.track"
  : > "$DIR/etc/subscriptions"
  : > "$DIR/db/active"
  : > "$DIR/db/active.times"
  : > "$DIR/db/newsgroups"
  : > "$DIR/db/history"
  local group status
  while read -r group status; do
    echo "$group 0000000000 0000000001 $status" >> "$DIR/db/active"
    printf '%s\tA group of the tests\n' "$group" >> "$DIR/db/newsgroups"
    echo "$group 1000000000 news@inn.invalid" >> "$DIR/db/active.times"
  done <<GROUPS
control n
control.cancel n
junk n
alt.politics.usa y
talk.politics.misc y
misc.test y
test.readonly n
test.moderated m
GROUPS
  make_certificates
  chmod 755 "$DIR"
  chown -R news:news "$DIR"
  chmod 640 "$DIR/etc/passwd.nntp" "$DIR/etc/inn-secrets.conf" "$DIR/tls/server.key"
  (cd "$DIR/db" && as_news $BIN/makedbz -i -o -s 200000 -f history)
}

make_certificates() {
  local tls=$DIR/tls
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=Newsloom test authority' \
    -keyout "$tls/ca.key" -out "$tls/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$tls/server.key" -out "$tls/server.csr" 2>/dev/null
  printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > "$tls/server.ext"
  openssl x509 -req -in "$tls/server.csr" -CA "$tls/ca.pem" -CAkey "$tls/ca.key" -CAcreateserial -days 30 \
    -extfile "$tls/server.ext" -out "$tls/server.pem" 2>/dev/null
}

start() {
  is_alive "$DIR/run/innd.pid" || as_news $BIN/innd >> "$DIR/log/start.log" 2>&1
  for _ in $(seq 50); do
    as_news $BIN/ctlinnd -s -t 5 mode >/dev/null 2>&1 && break
    sleep 0.2
  done
  start_reader "$PORT"
  start_reader $((PORT + 1)) -c "$DIR/etc/readers-login.conf"
  start_reader $((PORT + 2)) -S
  echo "INN listens on 127.0.0.1: $PORT open, $((PORT + 1)) with login, $((PORT + 2)) with TLS; files in $DIR"
}

start_reader() {
  local port=$1
  shift
  is_alive "$DIR/run/nnrpd-$port.pid" && return
  as_news $BIN/nnrpd -D -b 127.0.0.1 -p "$port" "$@" >> "$DIR/log/start.log" 2>&1
  for _ in $(seq 25); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null && return
    sleep 0.2
  done
  echo "the reader on port $port did not start; see $DIR/log/start.log" >&2
  exit 1
}

stop() {
  local port
  for port in "$PORT" $((PORT + 1)) $((PORT + 2)); do
    if is_alive "$DIR/run/nnrpd-$port.pid"; then kill "$(cat "$DIR/run/nnrpd-$port.pid")" || true; fi
  done
  if is_alive "$DIR/run/innd.pid"; then as_news $BIN/ctlinnd -s shutdown tests || true; fi
  for _ in $(seq 50); do
    is_alive "$DIR/run/innd.pid" || return 0
    sleep 0.2
  done
}

case ${1:-} in
  start) install_inn; configure; start ;;
  stop) stop ;;
  wipe) stop; case $DIR in */newsloom-inn*) rm -rf "$DIR" ;; *) echo "not removing $DIR" >&2; exit 1 ;; esac ;;
  control) shift; as_news $BIN/ctlinnd -s -t 20 "$@" ;;
  *) sed -n '2,14p' "$0"; exit 2 ;;
esac
