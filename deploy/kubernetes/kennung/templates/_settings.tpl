{{/* What a service is told that is no secret: keys of docs/configuration.md. Takes root and component. */}}
{{- define "kennung.settings" -}}
{{- $own := get (include "kennung.service" . | fromYaml) "settings" | default dict -}}
{{- $settings := include (printf "kennung.settings.%s" .component) .root | fromYaml -}}
{{- $settings = mergeOverwrite (include "kennung.settings.all" . | fromYaml) $settings $own -}}
{{- range $key := keys $settings | sortAlpha }}
{{ $key }}={{ include "kennung.property" (index $settings $key) }}
{{- end }}
{{- end }}

{{/* As a properties file has it. A large number must not become 1e+06. */}}
{{- define "kennung.property" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{ printf "%d" (int64 .) }}
{{- else -}}
{{ toString . | replace "\\" "\\\\" }}
{{- end -}}
{{- end }}

{{- define "kennung.settings.all" -}}
{{- $v := .root.Values -}}
quarkus.http.proxy.proxy-address-forwarding: true
quarkus.http.proxy.enable-forwarded-host: true
quarkus.http.proxy.trusted-proxies: {{ join "," $v.trustedProxies | quote }}
quarkus.shutdown.timeout: {{ printf "%ds" (int $v.shutdown.finishSeconds) }}
quarkus.datasource.jdbc.url: {{ include "kennung.jdbcUrl" .root | quote }}
quarkus.datasource.username: {{ .component }}
{{- end }}

{{- define "kennung.jdbcUrl" -}}
{{- with .Values.database -}}
jdbc:postgresql://{{ .host }}:{{ int .port }}/{{ .name }}?sslmode={{ .sslMode }}
{{- if .caSecret.name }}&sslrootcert=/etc/kennung/database/ca.crt{{ end }}
{{- end -}}
{{- end }}

{{- define "kennung.settings.kafka" -}}
{{- with .Values.kafka -}}
kafka.bootstrap.servers: {{ .bootstrapServers | quote }}
kafka.security.protocol: {{ .securityProtocol }}
{{- if .saslMechanism }}
kafka.sasl.mechanism: {{ .saslMechanism }}
{{- end }}
{{- if .caSecret.name }}
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: /etc/kennung/kafka/ca.crt
{{- end }}
{{- if .clientSecret.name }}
kafka.ssl.keystore.type: PKCS12
kafka.ssl.keystore.location: /etc/kennung/kafka-client/user.p12
{{- end }}
{{- end }}
{{- end }}

{{- define "kennung.settings.traces" -}}
{{- if .Values.traces.endpoint -}}
quarkus.otel.sdk.disabled: false
quarkus.otel.exporter.otlp.endpoint: {{ .Values.traces.endpoint | quote }}
{{- end }}
{{- end }}

{{- define "kennung.settings.staff" -}}
{{- with .Values.staff -}}
directory.staff.enabled: {{ .enabled }}
{{- if .enabled }}
directory.staff.issuer: {{ .issuer | quote }}
directory.staff.client-id: {{ .clientId | quote }}
directory.staff.audience: {{ .audience | quote }}
directory.staff.roles-claim: {{ .rolesClaim | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kennung.settings.identity" -}}
{{- $root := . -}}
{{- $name := include "kennung.name" . -}}
{{ include "kennung.settings.kafka" . }}
{{ include "kennung.settings.traces" . }}
{{ include "kennung.settings.staff" . }}
{{- if .Values.licensed }}
directory.licensing.mode: licensed
directory.licensing.file: /etc/kennung/users/licensed
{{- end }}
directory.staff.search-url: http://{{ $name }}-verification:8082/support/search
{{- range $service, $port := include "kennung.ports" . | fromYaml }}
directory.operations.services.{{ $service }}-service: http://{{ $name }}-{{ $service }}:{{ add (int $port) 1000 }}/q/health/ready
{{- end }}
{{- end }}

{{- define "kennung.settings.verification" -}}
{{ include "kennung.settings.kafka" . }}
{{ include "kennung.settings.traces" . }}
{{ include "kennung.settings.staff" . }}
directory.public-url: {{ .Values.publicUrl | quote }}
directory.identities.url: http://{{ include "kennung.name" . }}-identity:8081
quarkus.mailer.host: {{ .Values.mail.host | quote }}
quarkus.mailer.port: {{ int .Values.mail.port }}
quarkus.mailer.from: {{ .Values.mail.from | quote }}
quarkus.mailer.tls: {{ .Values.mail.tls }}
quarkus.mailer.start-tls: {{ .Values.mail.tls | ternary "DISABLED" .Values.mail.startTls }}
{{- with .Values.senders }}
{{- range $country, $route := .routes }}
directory.senders.routes.{{ $country }}: {{ $route | quote }}
{{- end }}
{{- range $kind := list "twilio" "smpp" "webhook" }}
{{- range $name, $settings := index $.Values.senders $kind }}
{{- range $key, $value := $settings }}
directory.senders.{{ $kind }}.{{ $name }}.{{ kebabcase $key }}: {{ $value | toString | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kennung.settings.safe" -}}
{{- if .Values.safeUsers }}
directory.safe.access.users: /etc/kennung/users/safe
{{- end }}
{{- with .Values.objectStore }}
{{- if .enabled }}
directory.safe.store: objects
directory.safe.objects.bucket: {{ .bucket | quote }}
directory.safe.objects.region: {{ .region | quote }}
{{- if .endpoint }}
directory.safe.objects.endpoint: {{ .endpoint | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kennung.settings.revocation" -}}
{{ include "kennung.settings.kafka" . }}
{{ include "kennung.settings.traces" . }}
directory.identities.url: http://{{ include "kennung.name" . }}-identity:8081
{{- end }}
