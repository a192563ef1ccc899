{{/* Every service: its port; its management port is a thousand higher. */}}
{{- define "kennung.ports" -}}
identity: 8081
verification: 8082
safe: 8083
revocation: 8084
{{- end }}

{{/* What all objects of a release begin with. */}}
{{- define "kennung.name" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains $name .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{/* By which pods are found; never changes. Takes root and component. */}}
{{- define "kennung.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* Takes root and component. */}}
{{- define "kennung.labels" -}}
{{ include "kennung.selector" . }}
app.kubernetes.io/part-of: kennung
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* Takes root and name, such as setup or identity-service. */}}
{{- define "kennung.image" -}}
{{ .root.Values.image.registry }}/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* What holds for a service: its own where it has some, else what holds for all. Takes root and component. */}}
{{- define "kennung.service" -}}
{{- $all := pick .root.Values "replicas" "resources" "javaOptions" "autoscaling" | deepCopy -}}
{{- $own := index .root.Values.services .component | default dict -}}
{{- mergeOverwrite $all $own | toYaml -}}
{{- end }}

{{/* The table of paths: which prefix leads to which service, the longest first. */}}
{{- define "kennung.routes" -}}
{{- $byLength := dict -}}
{{- range .Files.Lines "files/routes.properties" -}}
  {{- $line := trim . -}}
  {{- if and $line (not (hasPrefix "#" $line)) -}}
    {{- $parts := splitList "=" $line -}}
    {{- $path := trim (index $parts 0) -}}
    {{- $_ := set $byLength (printf "%03d %s" (sub 999 (len $path)) $path) (trim (index $parts 1)) -}}
  {{- end -}}
{{- end -}}
{{- range $key := keys $byLength | sortAlpha }}
- path: {{ index (splitList " " $key) 1 }}
  service: {{ index $byLength $key }}
{{- end -}}
{{- end }}

{{/* The host of the public address. */}}
{{- define "kennung.host" -}}
{{- (urlParse .Values.publicUrl).hostname -}}
{{- end }}
