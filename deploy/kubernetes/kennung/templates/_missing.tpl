{{/* What must be set and is not, all at once. */}}
{{- define "kennung.missing" -}}
{{- $v := .Values -}}
{{- $missing := list -}}
{{- if not $v.publicUrl }}{{ $missing = append $missing "publicUrl: the address of the front door as browsers see it, such as https://id.example.org" }}{{ end -}}
{{- if not $v.image.registry }}{{ $missing = append $missing "image.registry: where the images lie, such as registry.example.org/kennung" }}{{ end -}}
{{- if not $v.secrets.name }}{{ $missing = append $missing "secrets.name: the secret with passwords and keys; README.md shows how to make one" }}{{ end -}}
{{- if not $v.database.host }}{{ $missing = append $missing "database.host: where PostgreSQL is" }}{{ end -}}
{{- if and $v.database.setup.enabled (not $v.database.setup.admin.secretName) }}{{ $missing = append $missing "database.setup.admin.secretName: the secret of who may create roles; or database.setup.enabled=false" }}{{ end -}}
{{- if and (eq $v.database.sslMode "verify-full") (not $v.database.caSecret.name) }}{{ $missing = append $missing "database.caSecret.name: by what verify-full verifies" }}{{ end -}}
{{- if not $v.kafka.bootstrapServers }}{{ $missing = append $missing "kafka.bootstrapServers: where Kafka is, such as kafka-bootstrap:9092" }}{{ end -}}
{{- if and (hasPrefix "SASL" $v.kafka.securityProtocol) (not $v.kafka.saslMechanism) }}{{ $missing = append $missing "kafka.saslMechanism: how to log in, such as SCRAM-SHA-512" }}{{ end -}}
{{- if not $v.mail.host }}{{ $missing = append $missing "mail.host: the mail server" }}{{ end -}}
{{- if not $v.mail.from }}{{ $missing = append $missing "mail.from: whom mails are from, such as Kennung <no-reply@id.example.org>" }}{{ end -}}
{{- if and $v.staff.enabled (not $v.staff.issuer) }}{{ $missing = append $missing "staff.issuer: the OpenID Connect provider that staff sign in at" }}{{ end -}}
{{- if and $v.objectStore.enabled (not $v.objectStore.bucket) }}{{ $missing = append $missing "objectStore.bucket: where sealed backups go" }}{{ end -}}
{{- if and $v.gateway.enabled (not $v.gateway.parents) }}{{ $missing = append $missing "gateway.parents: the Gateways that the route is attached to" }}{{ end -}}
{{- if $missing -}}
{{- fail (printf "\n\nNot set yet:\n  %s\n" (join "\n  " $missing)) -}}
{{- end -}}
{{- end }}
