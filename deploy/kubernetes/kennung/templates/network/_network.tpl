{{/* Which services are asked by which, beside the clients that come by the front door. */}}
{{- define "kennung.callers" -}}
# An identity that registered a moment ago is asked for here.
identity: [verification, revocation]
# The console searches by address.
verification: [identity]
{{- end }}

{{/* A rule for who may come to a port. Takes peers and port. */}}
{{- define "kennung.from" -}}
- {{ if .peers }}from: {{ toYaml .peers | nindent 4 }}
  {{ end }}ports:
    - { protocol: TCP, port: {{ .port }} }
{{- end }}

{{/* The same for pods of this release. Takes root, components and port. */}}
{{- define "kennung.fromComponents" -}}
{{- $root := .root -}}
- from:
    {{- range .components }}
    - podSelector:
        matchLabels: {{ include "kennung.selector" (dict "root" $root "component" .) | nindent 10 }}
    {{- end }}
  ports:
    - { protocol: TCP, port: {{ .port }} }
{{- end }}

{{/* A rule for where one may go. Takes peers and ports. */}}
{{- define "kennung.to" -}}
- {{ if .peers }}to: {{ toYaml .peers | nindent 4 }}
  {{ end }}ports:
    {{- range .ports }}
    - { protocol: TCP, port: {{ int . }} }
    {{- end }}
{{- end }}

{{/* The same for pods of this release. Takes root and ports by component. */}}
{{- define "kennung.toComponents" -}}
{{- $root := .root -}}
{{- range $component, $ports := .ports }}
- to:
    - podSelector:
        matchLabels: {{ include "kennung.selector" (dict "root" $root "component" $component) | nindent 10 }}
  ports:
    {{- range $ports }}
    - { protocol: TCP, port: {{ int . }} }
    {{- end }}
{{- end }}
{{- end }}

{{- define "kennung.toDns" -}}
- {{ if .Values.networkPolicy.dns }}to: {{ toYaml .Values.networkPolicy.dns | nindent 4 }}
  {{ end }}ports:
    - { protocol: UDP, port: 53 }
    - { protocol: TCP, port: 53 }
{{- end }}

{{/* The ports of the brokers' first addresses. */}}
{{- define "kennung.kafkaPorts" -}}
{{- $ports := list -}}
{{- range splitList "," .Values.kafka.bootstrapServers }}
{{- $ports = append $ports (splitList ":" (trim .) | last | int) -}}
{{- end -}}
{{ $ports | uniq | toYaml }}
{{- end }}

{{/* The port of an address. */}}
{{- define "kennung.portOf" -}}
{{- $url := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $port | default (eq $url.scheme "http" | ternary "80" "443") -}}
{{- end }}

{{- define "kennung.egress.identity" -}}
{{ include "kennung.toComponents" (dict "root" . "ports" (dict
  "identity" (list 9081) "verification" (list 8082 9082) "safe" (list 9083) "revocation" (list 9084))) }}
{{- if .Values.staff.enabled }}
{{ include "kennung.to" (dict "peers" .Values.networkPolicy.issuer "ports" (list (include "kennung.portOf" .Values.staff.issuer))) }}
{{- end }}
{{- end }}

{{- define "kennung.egress.verification" -}}
{{ include "kennung.toComponents" (dict "root" . "ports" (dict "identity" (list 8081))) }}
{{ include "kennung.to" (dict "peers" .Values.networkPolicy.mail "ports" (list .Values.mail.port)) }}
{{- if .Values.staff.enabled }}
{{ include "kennung.to" (dict "peers" .Values.networkPolicy.issuer "ports" (list (include "kennung.portOf" .Values.staff.issuer))) }}
{{- end }}
{{- $ports := list -}}
{{- with .Values.senders -}}
{{- range .twilio }}{{ $ports = append $ports (include "kennung.portOf" (.baseUrl | default "https://api.twilio.com") | int) }}{{ end -}}
{{- range .webhook }}{{ $ports = append $ports (include "kennung.portOf" .url | int) }}{{ end -}}
{{- range .smpp }}{{ $ports = append $ports (int .port) }}{{ end -}}
{{- end -}}
{{- if $ports }}
{{ include "kennung.to" (dict "peers" .Values.networkPolicy.providers "ports" (uniq $ports)) }}
{{- end }}
{{- end }}

{{- define "kennung.egress.safe" -}}
{{- if .Values.objectStore.enabled -}}
{{ include "kennung.to" (dict "peers" .Values.networkPolicy.objectStore "ports" (list (include "kennung.portOf" (.Values.objectStore.endpoint | default "https://s3.amazonaws.com")))) }}
{{- end }}
{{- end }}

{{- define "kennung.egress.revocation" -}}
{{ include "kennung.toComponents" (dict "root" . "ports" (dict "identity" (list 8081))) }}
{{- end }}
