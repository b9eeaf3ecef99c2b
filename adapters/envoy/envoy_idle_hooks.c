/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Idle hooks: Envoy up to 1.39 refuses a module that lacks one of them. Their arguments are not declared, because the caller
   passes them in registers, or on its own stack. */
#include "envoy_abi.h"

#define IDLE_HOOK(hook)                                                                                                \
    int hook(void);                                                                                                    \
    int hook(void)                                                                                                     \
    {                                                                                                                  \
        return ENVOY_CONTINUE;                                                                                         \
    }

#pragma GCC visibility push(default)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_request_body)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_response_body)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_stream_complete)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_http_callout_done)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_http_stream_headers)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_http_stream_data)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_http_stream_trailers)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_http_stream_complete)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_http_stream_reset)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_scheduled)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_downstream_above_write_buffer_high_watermark)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_downstream_below_write_buffer_low_watermark)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_local_reply)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_scheduled)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_http_callout_done)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_http_stream_headers)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_http_stream_data)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_http_stream_trailers)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_http_stream_complete)
IDLE_HOOK(envoy_dynamic_module_on_http_filter_config_http_stream_reset)
#pragma GCC visibility pop
