{{/* A secret's name for a service. Takes root and component. */}}
{{- define "kennung.secretName" -}}
{{- get (include "kennung.service" . | fromYaml) "secretName" | default .root.Values.secrets.name -}}
{{- end }}

{{/*
What a service is told that is secret: a list of key of the configuration, key of the secret where it is another,
whether it may be missing. Takes root and component.
*/}}
{{- define "kennung.secrets" -}}
- key: directory.secrets
- key: quarkus.datasource.password
  from: password.{{ .component }}
{{- if ne .component "safe" }}
{{- if hasPrefix "SASL" .root.Values.kafka.securityProtocol }}
- key: kafka.sasl.jaas.config
{{- end }}
{{- end }}
{{ include (printf "kennung.secrets.%s" .component) .root }}
{{- end }}

{{- define "kennung.secrets.identity" -}}
- key: directory.changes.tokens
  optional: true
{{- if .Values.staff.enabled }}
- key: directory.staff.client-secret
{{- end }}
{{- end }}

{{- define "kennung.secrets.verification" -}}
- key: directory.links.peppers
- key: quarkus.mailer.username
  optional: true
- key: quarkus.mailer.password
  optional: true
- key: directory.mail.bounce-token
  optional: true
{{- range $kind, $word := dict "twilio" "auth-token" "smpp" "password" "webhook" "secret" }}
{{- range $name, $settings := index $.Values.senders $kind }}
- key: directory.senders.{{ $kind }}.{{ $name }}.{{ $word }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kennung.secrets.safe" -}}
- key: directory.safe.name-keys
{{- if .Values.objectStore.enabled }}
- key: directory.safe.objects.access-key
  optional: true
- key: directory.safe.objects.secret-key
  optional: true
{{- end }}
{{- end }}

{{- define "kennung.secrets.revocation" -}}
- key: directory.revocation.peppers
- key: directory.activity.tokens
  optional: true
{{- end }}

{{/* The same as environment of a container. */}}
{{- define "kennung.secretEnvironment" -}}
{{- $secret := include "kennung.secretName" . -}}
{{- range include "kennung.secrets" . | fromYamlArray }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" .key "_" | upper }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ .from | default .key }}
      optional: {{ .optional | default false }}
{{- end }}
{{- with .root.Values.kafka.clientSecret }}
{{- if and .name (ne $.component "safe") }}
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .name }}
      key: {{ .passwordKey }}
      optional: false
{{- end }}
{{- end }}
{{- end }}

{{/*
What a service finds as files: a list of name, folder below /etc/kennung, secret, and key to file. Takes root and
component.
*/}}
{{- define "kennung.files" -}}
{{- $v := .root.Values -}}
{{- if $v.database.caSecret.name }}
- { name: database-ca, folder: database, secret: {{ $v.database.caSecret.name }}, key: {{ $v.database.caSecret.key }}, file: ca.crt }
{{- end }}
{{- if ne .component "safe" }}
{{- if $v.kafka.caSecret.name }}
- { name: kafka-ca, folder: kafka, secret: {{ $v.kafka.caSecret.name }}, key: {{ $v.kafka.caSecret.key }}, file: ca.crt }
{{- end }}
{{- if $v.kafka.clientSecret.name }}
- { name: kafka-client, folder: kafka-client, secret: {{ $v.kafka.clientSecret.name }}, key: {{ $v.kafka.clientSecret.keystoreKey }}, file: user.p12 }
{{- end }}
{{- end }}
{{- if and (eq .component "identity") $v.licensed }}
- { name: users, folder: users, secret: {{ include "kennung.secretName" . }}, key: directory.licensing.file, file: licensed }
{{- end }}
{{- if and (eq .component "safe") $v.safeUsers }}
- { name: users, folder: users, secret: {{ include "kennung.secretName" . }}, key: directory.safe.access.users, file: safe }
{{- end }}
{{- end }}
