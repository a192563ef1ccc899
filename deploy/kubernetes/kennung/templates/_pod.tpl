{{/* No pod is more than it must be. */}}
{{- define "kennung.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "kennung.containerSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
readOnlyRootFilesystem: true
allowPrivilegeEscalation: false
privileged: false
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* Where a pod may run. */}}
{{- define "kennung.placement" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* The services say themselves how they are. Takes the path and seconds. */}}
{{- define "kennung.probe" -}}
httpGet:
  path: {{ .path }}
  port: management
periodSeconds: {{ .every }}
timeoutSeconds: 3
failureThreshold: {{ .failures }}
{{- end }}

{{/* What a small program of ours needs that runs once. Takes root, name, component and arguments, environment as YAML. */}}
{{- define "kennung.errand" -}}
serviceAccountName: {{ include "kennung.name" .root }}-{{ .component }}
automountServiceAccountToken: false
enableServiceLinks: false
restartPolicy: Never
securityContext: {{ include "kennung.podSecurity" .root | nindent 2 }}
{{ include "kennung.placement" .root }}
containers:
  - name: {{ .component }}
    image: {{ include "kennung.image" (dict "root" .root "name" "setup") }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    args: {{ toYaml .arguments | nindent 6 }}
    {{- with .environment }}
    env: {{ . | nindent 6 }}
    {{- end }}
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits: { cpu: "1", memory: 256Mi }
    securityContext: {{ include "kennung.containerSecurity" .root | nindent 6 }}
    volumeMounts:
      - { name: tmp, mountPath: /tmp }
      {{- range .files }}
      - { name: {{ .name }}, mountPath: /etc/kennung/{{ .folder }}, readOnly: true }
      {{- end }}
volumes:
  - name: tmp
    emptyDir: { sizeLimit: 64Mi }
  {{- range .files }}
  - name: {{ .name }}
    secret:
      secretName: {{ .secret }}
      optional: false
      items:
        - { key: {{ .key }}, path: {{ .file }} }
  {{- end }}
{{- end }}
