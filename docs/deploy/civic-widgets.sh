#!/bin/sh
# /usr/local/bin/civic-widgets: runs a command as the server's account, with the server's settings.
set -eu
set -a
. /etc/civic-widgets/env
set +a
cd /var/lib/civic-widgets
exec runuser -u civic -- /opt/civic-widgets/node_modules/node/bin/node \
  /opt/civic-widgets/node_modules/civic-widgets/src/server/main/civic-widgets.mjs "$@"
