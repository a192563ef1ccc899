{{/* What `setup database` reads. */}}
{{- define "kennung.databaseEnvironment" -}}
{{- $admin := .Values.database.setup.admin -}}
- name: KENNUNG_DATABASE_URL
  value: {{ include "kennung.jdbcUrl" . | quote }}
{{- range $name, $key := dict "KENNUNG_DATABASE_ADMIN" $admin.usernameKey "KENNUNG_DATABASE_ADMIN_PASSWORD" $admin.passwordKey }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef: { name: {{ $admin.secretName }}, key: {{ $key }}, optional: false }
{{- end }}
{{- range $component, $port := include "kennung.ports" . | fromYaml }}
- name: KENNUNG_PASSWORD_{{ upper $component }}
  valueFrom:
    secretKeyRef:
      name: {{ include "kennung.secretName" (dict "root" $ "component" $component) }}
      key: password.{{ $component }}
      optional: false
{{- end }}
{{- end }}

{{/* What `setup topics` reads: as the services do. */}}
{{- define "kennung.topicsEnvironment" -}}
{{- range $key, $value := include "kennung.settings.kafka" . | fromYaml }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" $key "_" | upper }}
  value: {{ $value | quote }}
{{- end }}
{{- if hasPrefix "SASL" .Values.kafka.securityProtocol }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef: { name: {{ .Values.secrets.name }}, key: kafka.sasl.jaas.config, optional: false }
{{- end }}
{{- with .Values.kafka.clientSecret }}
{{- if .name }}
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom:
    secretKeyRef: { name: {{ .name }}, key: {{ .passwordKey }}, optional: false }
{{- end }}
{{- end }}
{{- end }}
