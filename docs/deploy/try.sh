#!/bin/sh
# Follows docs/deploy.md with its own files in a folder of its own, and changes nothing else of the machine:
#   docs/deploy/try.sh civic-widgets-0.1.0.tgz [DATABASE_URL of an empty database]
# It needs npm, curl, openssl and nginx; it tries Caddy and reads the units with systemd-analyze where these are there.
set -eu
package=$(realpath "${1:?Name the package: npm pack makes it}")
database=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp --directory)
name=participer.ville.example
port=18180 http=18181 https=18182 caddy_http=18183 caddy_https=18184
server='' proxy='' caddy=''

end() {
  [ -z "$caddy" ] || kill "$caddy" 2>/dev/null || true
  [ -z "$proxy" ] || nginx -p "$root" -c "$root/nginx.conf" -s stop 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$root"
}
trap end EXIT
say() { printf '%s\n' "ok: $*"; }
fail() {
  printf '%s\n' "not ok: $*" >&2
  exit 1
}
expect() { [ "$2" = "$3" ] && say "$1" || fail "$1: $2, not $3"; }

# The files of the guide, with the folders and ports of this trial.
here_of() {
  sed -e "s#/opt/civic-widgets#$root/opt#g; s#/etc/civic-widgets/env#$root/env#g; s#/var/lib/civic-widgets#$root/data#g" \
    -e "s#/var/backups/civic-widgets#$root/backups#g; s#/etc/letsencrypt/live/$name#$root/tls#g; s#/var/www/html#$root#g" \
    -e "s#127.0.0.1:8080#127.0.0.1:$port#; s#PORT=\"8080\"#PORT=\"$port\"#; s#runuser -u civic -- ##" \
    -e "s#^User=civic#User=$(id -un)#; s#^Group=civic#Group=$(id -gn)#" \
    -e "s#listen 80;#listen 127.0.0.1:$http;#; s#listen 443 ssl#listen 127.0.0.1:$https ssl#; /listen \[::\]/d" "$here/$1"
}

# 1. Install
mkdir -p "$root/opt" "$root/data" "$root/backups" "$root/tls"
npm install --silent --no-audit --no-fund --prefix "$root/opt" node@24 "$package"
say "the package is installed, with $("$root/opt/node_modules/node/bin/node" --version)"

# 2. Settings
here_of civic-widgets.env >"$root/env"
key=$(openssl rand -hex 24)
printf 'METRICS_KEY="%s"\n' "$key" >>"$root/env"
[ -z "$database" ] || printf 'DATABASE_URL="%s"\n' "$database" >>"$root/env"
here_of civic-widgets.sh >"$root/civic-widgets"
chmod +x "$root/civic-widgets"

# 3. Start
start() {
  "$root/civic-widgets" serve >"$root/log" 2>&1 &
  server=$!
  for _ in $(seq 1 60); do
    if grep -q 'listens at' "$root/log" && curl --silent --fail "http://127.0.0.1:$port/healthz" >/dev/null; then return 0; fi
    sleep 1
  done
  cat "$root/log"
  fail 'the server does not start'
}
start
grep -q "Begin here, within a day: https://$name/desk/setup?token=" "$root/log" || fail 'there is no link to begin with'
say 'the server listens, and prints the address at which the first officer begins'

cat >"$root/essai.json" <<'EOF'
{
  "type": "petition", "title": { "fr": "Essai" }, "text": { "fr": "Essai." }, "textVersion": "1",
  "keepMonths": 1, "thresholds": [{ "at": 5, "label": { "fr": "une réponse" }, "duty": { "fr": "La ville répond." } }],
  "notice": {
    "version": "1", "controller": { "fr": "Ville" }, "purpose": { "fr": "essayer." }, "retention": { "fr": "un jour." },
    "url": "/donnees-personnelles.html"
  }
}
EOF
"$root/civic-widgets" put /petitions/essai "$root/essai.json" >/dev/null
say 'a command puts a petition there while the server runs'

# 4. TLS
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
  -keyout "$root/tls/privkey.pem" -out "$root/tls/fullchain.pem" 2>/dev/null
here_of nginx.conf >"$root/site.conf"
cat >"$root/nginx.conf" <<EOF
pid $root/nginx.pid;
error_log $root/nginx.log;
events {}
http {
  client_body_temp_path $root/body;
  proxy_temp_path $root/proxy;
  fastcgi_temp_path $root/fastcgi;
  uwsgi_temp_path $root/uwsgi;
  scgi_temp_path $root/scgi;
  include $root/site.conf;
}
EOF
nginx -p "$root" -c "$root/nginx.conf" -t 2>"$root/test" || { cat "$root/test"; fail 'nginx -t'; }
nginx -p "$root" -c "$root/nginx.conf"
proxy=yes
cert=$root/tls/fullchain.pem at=$https
ask() {
  path=$1
  shift
  curl --silent --cacert "$cert" --resolve "$name:$at:127.0.0.1" "$@" "https://$name:$at$path"
}
# What every proxy has to do. $1: its name
proxied() {
  expect "the page comes through $1 by TLS" "$(ask / --output "$root/page" --write-out '%{http_code} %{http_version}')" '200 2'
  grep -q 'civic-pages.css' "$root/page" || fail 'the page has no style'
  expect 'its script and style come too' "$(ask /civic-widgets.js --output /dev/null --write-out '%{http_code}')" 200
  ask / --head | grep -qi '^strict-transport-security: max-age=31536000' || fail 'no word that only TLS will do'
  # What is told of changes comes at once, not when the connection ends.
  ask '/events?of=/petitions/essai' --no-buffer --max-time 5 >"$root/events" || true
  grep -q '^event: /petitions/essai' "$root/events" || fail "$1 holds back what is told of changes"
  say "$1 passes on what is told of changes at once"
  expect "$1 refuses what is too large" \
    "$(head -c 3000000 /dev/zero | ask /petitions/essai/signatures --data-binary @- --output /dev/null --write-out '%{http_code}')" 413
}
proxied nginx
expect 'HTTP leads to HTTPS' \
  "$(curl --silent --header "Host: $name" --output /dev/null --write-out '%{http_code} %{redirect_url}' "http://127.0.0.1:$http/x")" \
  "301 https://$name/x"
expect 'health' "$(ask /healthz)" '{"status":"ok"}'
expect 'metrics are not for everyone' "$(ask /metrics --output /dev/null --write-out '%{http_code}')" 401
ask /metrics --header "Authorization: Bearer $key" | grep -q '^civic_http_requests_total' || fail 'metrics'
say 'metrics are there for who has the key'
if command -v caddy >/dev/null; then
  # Its own authority stands for the public one; nothing is put into the machine's list of those.
  { printf '{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tdefault_bind 127.0.0.1\n'
    printf '\thttp_port %s\n\thttps_port %s\n\tstorage file_system %s\n}\n' "$caddy_http" "$caddy_https" "$root/caddy"
    here_of Caddyfile
  } >"$root/Caddyfile"
  caddy validate --adapter caddyfile --config "$root/Caddyfile" >"$root/test" 2>&1 || { cat "$root/test"; fail 'caddy validate'; }
  caddy run --adapter caddyfile --config "$root/Caddyfile" >"$root/caddy.log" 2>&1 &
  caddy=$!
  authority=$root/caddy/pki/authorities/local/root.crt
  cert=$authority at=$caddy_https
  for _ in $(seq 1 30); do
    [ -f "$authority" ] && ask /healthz --fail >/dev/null && break
    sleep 1
  done
  proxied Caddy
  expect 'HTTP leads to HTTPS' \
    "$(curl --silent --header "Host: $name" --output /dev/null --write-out '%{http_code} %{redirect_url}' "http://127.0.0.1:$caddy_http/x")" \
    "308 https://$name/x"
  cert=$root/tls/fullchain.pem at=$https
fi

grep -q '"route":"/healthz"' "$root/log" || fail 'the log has no requests'
if grep -q '127\.0\.0\.1\|Bearer' "$root/log"; then fail 'the log names who asked'; fi
say 'the log has requests, and nobody in it'

# 5. Backups
"$root/civic-widgets" officer add redaction@ville.example --role owner >/dev/null
# The very command of the unit: %% is systemd's way to write %.
here_of civic-widgets-backup.service | sed -n "s/^ExecStart=//p" | sed 's/%%/%/g' >"$root/backup.sh"
(set -a && . "$root/env" && set +a && cd "$root/data" && sh "$root/backup.sh")
here_of civic-widgets-backup.service | sed -n 's/^ExecStartPre=//p' >"$root/old.sh" && sh "$root/old.sh"
file=$(ls "$root"/backups/*.backup)
(
  set -a && . "$root/env" && set +a
  export DATA="$root/other" DATABASE_URL=
  cd "$root" && node="$root/opt/node_modules/node/bin/node" main="$root/opt/node_modules/civic-widgets/src/server/main/civic-widgets.mjs"
  "$node" "$main" restore "$file" && "$node" "$main" officer list
) >"$root/restored"
grep -q 'redaction@ville.example  owner' "$root/restored" || { cat "$root/restored"; fail 'restore'; }
say 'what was backed up while the server ran is restored elsewhere'

# 6. Upgrade
kill "$server" && wait "$server" || fail 'the server does not end cleanly'
server=''
npm install --silent --no-audit --no-fund --prefix "$root/opt" "$package"
start
"$root/civic-widgets" officer list | grep -q 'redaction@ville.example' || fail 'the data is gone'
expect 'after an upgrade it goes on' "$(ask / --output /dev/null --write-out '%{http_code}')" 200

# 7. Units
if command -v systemd-analyze >/dev/null; then
  for unit in civic-widgets.service civic-widgets-backup.service civic-widgets-backup.timer; do
    here_of "$unit" >"$root/$unit"
  done
  systemd-analyze verify "$root"/civic-widgets*.service "$root"/civic-widgets*.timer >"$root/units" 2>&1 || true
  if grep "$root/civic-widgets" "$root/units"; then fail 'systemd-analyze verify'; fi
  say 'systemd reads the units'
  # Its exposure, from 0 to 100: units that restrict nothing have more than 90.
  for unit in civic-widgets.service civic-widgets-backup.service; do
    systemd-analyze security --offline=yes --threshold=20 "$root/$unit" >"$root/units" 2>&1 || { tail -1 "$root/units"; fail "$unit"; }
  done
  say 'the units leave the programs nothing that they need not'
fi
